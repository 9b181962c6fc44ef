import { sdkError } from "../../sdk/core/errors.ts";
import { listOfParties } from "../parties/parties.ts";
import type { Answers, Asked, MadePage } from "../serve/answers.ts";
import { equalTo, type PageQuestion, pageOf } from "../serve/page.ts";
import { isOf, isRegulator, orgOf } from "../serve/viewer.ts";
import { requireParty, shownTo } from "../serve/withhold.ts";
import type { Condition } from "../store/reader.ts";
import type { Row, RowOf } from "../store/table.ts";
import { askDeadline, stateAt, tradeDeadline, tradesOf } from "./deadlines.ts";
import { ASK, ASK_QUOTE, TRADE } from "./tables.ts";

type Ask = RowOf<typeof ASK>;
type Quote = RowOf<typeof ASK_QUOTE>;
type Trade = RowOf<typeof TRADE>;

/** Operator, and the seller once a match has shown it. Before that nobody here knows whose an ask is. */
const isParty = ({ viewer }: Asked, { terms, seller }: Ask): boolean => isOf(viewer, [terms.operator, seller]);

/** Who has bought is told of whom; what others took is theirs. */
const OF_OTHERS = ["taken"] as const;
const OF_PARTIES = ["seller", ...OF_OTHERS] as const;

const ask = {
  table: ASK,
  item(row: Row, asked: Asked) {
    const found = row as Ask;
    const { pos, buyers, ...shown } = found;
    const names = isOf(asked.viewer, buyers) ? OF_OTHERS : OF_PARTIES;
    return shownTo(asked, shown, { thing: `ask:${found.ask}`, names, isParty: isParty(asked, found) });
  },
};

/** @throws `NOT_FOUND`. */
async function askAsked({ read, parameters }: Asked): Promise<Ask> {
  const id = String(parameters.ask);
  const found = await read.get(ASK, { ask: id });
  if (found === undefined) throw sdkError("NOT_FOUND", `there is no ask ${id}`, { ask: id });
  return found;
}

const QUOTE_NAMES = ["bidder", "hash", "sealed", "expiry", "trade"] as const;

/** A quote whose time is over, or its ask's, has lapsed. */
function quoteNow({ state, expiry }: Quote, { state: of, terms }: Ask, time: number) {
  if (state !== "Committed" && state !== "Firm") return state;
  return of === "Posted" && time <= terms.acceptUntil && time <= expiry ? state : "Lapsed";
}

/** Quotes are for operator and seller; who has quoted is told of its own alone, and of the others that there are some. @throws `NOT_FOUND`, `INDEX_WITHHELD`. */
async function quotesPage(asked: Asked, page: PageQuestion): Promise<MadePage> {
  const found = await askAsked(asked);
  const { viewer, asOf, read } = asked;
  const isWhole = isParty(asked, found);
  const own = orgOf(viewer) === 0 ? undefined : await read.get(ASK_QUOTE, { ask: found.ask, bidder: orgOf(viewer) });
  requireParty(asked, `ask:${found.ask}`, isWhole || own !== undefined);
  const item = (row: Row) => {
    const quote = row as Quote;
    const { pos, ...shown } = quote;
    const line = { ...shown, state: quoteNow(quote, found, asOf.time) };
    const isTold = isWhole || isOf(viewer, [quote.bidder]);
    return shownTo(asked, line, { thing: `ask:${found.ask}`, names: QUOTE_NAMES, isParty: isTold });
  };
  return pageOf({ table: ASK_QUOTE, item }, asked, page);
}

/** Both sides, and the operator to whom a trade is reported. */
const isOfTrade = ({ viewer }: Asked, { seller, buyer, operator }: Trade): boolean =>
  isOf(viewer, [seller, buyer, operator]);

const DEADLINE_NAMES = ["orgs", "dueAt", "isOver"] as const;

/** Up to when an ask is open, its terms say to every member; what runs on a trade is told to whose it is. @throws `NOT_FOUND`. */
async function deadlinesPage(asked: Asked): Promise<MadePage> {
  const found = await askAsked(asked);
  const items: unknown[] = [];
  const open = askDeadline(asked, found);
  if (open !== undefined) items.push({ ...open, withheld: [] });
  for (const trade of await tradesOf(asked, found)) {
    const line = tradeDeadline(asked, trade);
    const isTold = isOfTrade(asked, trade);
    if (line === undefined || !(isTold || isRegulator(asked.viewer))) continue;
    items.push(shownTo(asked, line, { thing: `trade:${trade.trade}`, names: DEADLINE_NAMES, isParty: isTold }));
  }
  return { items, next: null };
}

const TRADE_NAMES = [
  "seller",
  "buyer",
  "operator",
  "obligor",
  "sellerAccount",
  "cash",
  "amount",
  "price",
  "deposit",
  "quote",
  "documentsBy",
  "examineBy",
  "settleBy",
  "documents",
  "refusal",
  "settled",
  "deal",
  "instrument",
  "failing",
  "forfeited",
  "warranties",
] as const;

const trade = {
  table: TRADE,
  item(row: Row, asked: Asked) {
    const found = row as Trade;
    const { pos, satisfiedFrom, ...shown } = found;
    const line = { ...shown, state: stateAt(found, asked.asOf.time) };
    const about = { thing: `trade:${found.trade}`, names: TRADE_NAMES, isParty: isOfTrade(asked, found) };
    return shownTo(asked, line, about);
  },
};

/** That documents are satisfactory by silence is not in the rows. */
function tradesWhere(asked: Asked): Condition[] {
  const { state, ...parameters } = asked.parameters;
  const rest = equalTo({ ...asked, parameters });
  const presented: Condition = ["state", "=", "Presented"];
  if (state === "Presented") return [...rest, presented, ["satisfiedFrom", ">", asked.asOf.time]];
  if (state === "DocsExchanged") return [...rest, presented, ["satisfiedFrom", "<=", asked.asOf.time]];
  return state === undefined ? rest : [...rest, ["state", "=", state]];
}

export const answers: Answers = {
  asks: listOfParties("ask", ask),
  ask,
  askQuotes: { make: quotesPage },
  askDeadlines: { make: deadlinesPage },
  trades: { ...trade, where: tradesWhere },
  trade,
};
