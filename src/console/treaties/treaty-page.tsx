import { useParams } from "@tanstack/react-router";
import { queryTreaty } from "../../sdk/query/treaties.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Page } from "../design/page.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { TreatyBadge } from "./badges.tsx";
import { TREATY_TEXTS } from "./texts.ts";
import { TreatyFacts } from "./treaty-facts.tsx";

/** One treaty: its layers and lines, premium, losses and calls, and what runs. */
export function TreatyPage() {
  const t = useTexts(TREATY_TEXTS);
  const { treaty = "" } = useParams({ strict: false }) as { readonly treaty?: string };
  const found = useThing("treaty", queryTreaty, { treaty });
  return (
    <Page
      title={t("treaty")}
      kicker={<code>{treaty.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <TreatyBadge state={found.data.item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item, asOf }) => (
          <ThingTabs topic={`treaty:${treaty}`} raw={item} facts={() => <TreatyFacts item={item} time={asOf.time} />} />
        )}
      </Result>
    </Page>
  );
}
