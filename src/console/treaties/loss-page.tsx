import { useParams } from "@tanstack/react-router";
import { queryLoss } from "../../sdk/query/treaties.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Page } from "../design/page.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { LossBadge } from "./badges.tsx";
import { LossFacts } from "./loss-facts.tsx";
import { LOSS_TEXTS } from "./loss-texts.ts";

/** One loss: what was advised, what it amounts to, and what was called of whom. */
export function LossPage() {
  const t = useTexts(LOSS_TEXTS);
  const { loss = "" } = useParams({ strict: false }) as { readonly loss?: string };
  const found = useThing("loss", queryLoss, { loss });
  return (
    <Page
      title={t("loss")}
      kicker={<code>{loss.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <LossBadge state={found.data.item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => <ThingTabs topic={`loss:${loss}`} raw={item} facts={() => <LossFacts item={item} />} />}
      </Result>
    </Page>
  );
}
