import type { IndexedAsk, IndexedAskQuote, IndexedTrade } from "../../sdk/query/board.ts";
import { Badge } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { BOARD_TEXTS } from "./texts.ts";
import { TRADE_TEXTS } from "./trade-texts.ts";

const ASKS = { Conditional: "warn", Posted: "info", Matched: "good", Withdrawn: "neutral", Lapsed: "neutral" } as const;

const QUOTES = { Committed: "info", Firm: "info", Accepted: "good", Withdrawn: "neutral", Lapsed: "neutral" } as const;

const TRADES = {
  Matched: "info",
  Presented: "info",
  DocsExchanged: "warn",
  Settled: "good",
  Failed: "bad",
  Reported: "neutral",
} as const;

export function AskBadge({ state }: Pick<IndexedAsk, "state">) {
  const t = useTexts(BOARD_TEXTS);
  return <Badge state={ASKS[state]}>{t(`state.${state}`)}</Badge>;
}

export function QuoteBadge({ state }: Pick<IndexedAskQuote, "state">) {
  const t = useTexts(BOARD_TEXTS);
  return <Badge state={QUOTES[state]}>{t(`quote.${state}`)}</Badge>;
}

export function TradeBadge({ state }: Pick<IndexedTrade, "state">) {
  const t = useTexts(TRADE_TEXTS);
  return <Badge state={TRADES[state]}>{t(`state.${state}`)}</Badge>;
}
