import { Link } from "@tanstack/react-router";
import { type IndexedTrade, queryTrades } from "../../sdk/query/board.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept, Money } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { TradeBadge } from "./badges.tsx";
import { TRADE_TEXTS } from "./trade-texts.ts";

/** What was taken of an ask, and the deal that settles it. */
export function Trades({ ask }: { readonly ask: string }) {
  const t = useTexts(TRADE_TEXTS);
  const trades = useList("trades", queryTrades, { ask, limit: 100 });
  return (
    <Card title={t("trades")}>
      <p>{t("trades.why")}</p>
      <ListView of={trades} empty={t("trades.empty")}>
        {(items) => <TradeTable trades={items} />}
      </ListView>
    </Card>
  );
}

function TradeTable({ trades }: { readonly trades: readonly IndexedTrade[] }) {
  const t = useTexts(TRADE_TEXTS);
  const kept = (title: string, name: keyof IndexedTrade, cell: (trade: IndexedTrade) => React.ReactNode) => ({
    title,
    cell: (trade: IndexedTrade) => (
      <Kept name={name} withheld={trade.withheld}>
        {cell(trade)}
      </Kept>
    ),
  });
  return (
    <Table
      caption={t("trades")}
      rows={trades}
      keyOf={({ trade }) => trade}
      columns={[
        {
          title: t("trade"),
          cell: ({ trade }) => (
            <Link to="/trades/$trade" params={{ trade }}>
              <code>{trade.slice(0, 8)}…</code>
            </Link>
          ),
        },
        { title: t("state"), cell: ({ state }) => <TradeBadge state={state} /> },
        kept(t("seller"), "seller", ({ seller }) => <OrgLink org={seller} />),
        kept(t("buyer"), "buyer", ({ buyer }) => <OrgLink org={buyer} />),
        { title: t("amount"), cell: ({ amount }) => <Money amount={amount} />, isNumber: true },
        { title: t("price"), cell: ({ price }) => <Money amount={price} />, isNumber: true },
        { title: t("matched"), cell: ({ matchedAt }) => <Time milliseconds={matchedAt * 1_000} /> },
        kept(t("deal"), "deal", ({ deal }) => (deal === null ? t("deal.not") : <Hash value={deal} />)),
      ]}
    />
  );
}
