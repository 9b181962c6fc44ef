import { useParams } from "@tanstack/react-router";
import { queryCredit } from "../../sdk/query/credits.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Page } from "../design/page.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { CreditBadge } from "./badges.tsx";
import { CreditFacts } from "./credit-facts.tsx";
import { CREDIT_TEXTS } from "./texts.ts";

/** One letter of credit: what was promised, what runs, and what became of each presentation. */
export function CreditPage() {
  const t = useTexts(CREDIT_TEXTS);
  const { credit = "" } = useParams({ strict: false }) as { readonly credit?: string };
  const found = useThing("credit", queryCredit, { credit });
  return (
    <Page
      title={t("credit")}
      kicker={<code>{credit.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <CreditBadge state={found.data.item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => <ThingTabs topic={`credit:${credit}`} raw={item} facts={() => <CreditFacts item={item} />} />}
      </Result>
    </Page>
  );
}
