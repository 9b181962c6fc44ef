import { useParams } from "@tanstack/react-router";
import { queryTrade } from "../../sdk/query/board.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Page } from "../design/page.tsx";
import { useTexts } from "../text/texts.ts";
import { ThingTabs } from "../thing/thing-tabs.tsx";
import { TradeBadge } from "./badges.tsx";
import { TradeFacts } from "./trade-facts.tsx";
import { TradeProof } from "./trade-proof.tsx";
import { TRADE_TEXTS } from "./trade-texts.ts";

/** One trade: documents, payment, and what became of it. */
export function TradePage() {
  const t = useTexts(TRADE_TEXTS);
  const { trade = "" } = useParams({ strict: false }) as { readonly trade?: string };
  const found = useThing("trade", queryTrade, { trade });
  return (
    <Page
      title={t("trade")}
      kicker={<code>{trade.slice(0, 18)}…</code>}
      aside={
        <>
          {found.data && <TradeBadge state={found.data.item.state} />}
          <AsOfBadge asOf={found.data?.asOf} />
        </>
      }
    >
      <Result of={found}>
        {({ item }) => (
          <ThingTabs
            topic={`trade:${trade}`}
            raw={item}
            facts={() => <TradeFacts item={item} />}
            proof={() => <TradeProof item={item} />}
          />
        )}
      </Result>
    </Page>
  );
}
