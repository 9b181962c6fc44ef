import { type IndexedAsk, type IndexedAskQuote, queryAskQuotes } from "../../sdk/query/board.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Hash } from "../design/hash.tsx";
import { Kept } from "../design/money.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";
import { useTexts } from "../text/texts.ts";
import { QuoteBadge } from "./badges.tsx";
import { BOARD_TEXTS } from "./texts.ts";

/** How many quoted, and who, as far as it is told. */
export function Quotes({ item: { ask, quotes, revealed, terms } }: { readonly item: IndexedAsk }) {
  const t = useTexts(BOARD_TEXTS);
  const found = useList("askQuotes", queryAskQuotes, { ask, limit: 100 });
  return (
    <Card title={t("quotes")}>
      <p>{t("quotes.count", { quotes, revealed, most: terms.reveals })}</p>
      <p>{t("quotes.why")}</p>
      <ListView of={found} empty={t("quotes.empty")}>
        {(items) => <QuoteTable quotes={items} />}
      </ListView>
    </Card>
  );
}

function QuoteTable({ quotes }: { readonly quotes: readonly IndexedAskQuote[] }) {
  const t = useTexts(BOARD_TEXTS);
  const kept = (title: string, name: keyof IndexedAskQuote, cell: (quote: IndexedAskQuote) => React.ReactNode) => ({
    title,
    cell: (quote: IndexedAskQuote) => (
      <Kept name={name} withheld={quote.withheld}>
        {cell(quote)}
      </Kept>
    ),
  });
  const second = (seconds: number) => <Time milliseconds={seconds * 1_000} />;
  return (
    <Table
      caption={t("quotes")}
      rows={quotes}
      keyOf={({ block, transaction, bidder }) => `${block} ${transaction} ${bidder}`}
      columns={[
        kept(t("bidder"), "bidder", ({ bidder }) => <OrgLink org={bidder} />),
        { title: t("state"), cell: ({ state }) => <QuoteBadge state={state} /> },
        kept(t("hash"), "hash", ({ hash }) => hash && <Hash value={hash} />),
        kept(t("sealed"), "sealed", ({ sealed }) => (sealed === null ? t("sealed.not") : <Hash value={sealed} />)),
        { title: t("committed"), cell: ({ committedAt }) => second(committedAt) },
        kept(t("expiry"), "expiry", ({ expiry }) => expiry && second(expiry)),
      ]}
    />
  );
}
