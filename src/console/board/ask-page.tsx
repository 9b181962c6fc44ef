import { useParams } from "@tanstack/react-router";
import { queryAsk } from "../../sdk/query/board.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Page } from "../design/page.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { AskFacts } from "./ask-facts.tsx";
import { AskProof } from "./ask-proof.tsx";
import { AskBadge } from "./badges.tsx";
import { BOARD_TEXTS } from "./texts.ts";

/** One ask: what is sold, how far it is, who quoted as far as it is told, and its trades. */
export function AskPage() {
  const t = useTexts(BOARD_TEXTS);
  const { ask = "" } = useParams({ strict: false }) as { readonly ask?: string };
  const found = useThing("ask", queryAsk, { ask });
  return (
    <Page
      title={t("ask")}
      kicker={<code>{ask.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <AskBadge state={found.data.item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item, asOf }) => (
          <ThingTabs
            topic={`ask:${ask}`}
            raw={item}
            facts={() => <AskFacts item={item} time={asOf.time} />}
            proof={() => <AskProof item={item} />}
          />
        )}
      </Result>
    </Page>
  );
}
