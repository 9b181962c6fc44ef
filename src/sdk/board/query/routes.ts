import {
  ADDRESS,
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  listOf,
  ORG,
  objectOf,
  orNull,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { HAPPENED, MINE, WITHHELD } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { ASK_STATES, FAILINGS, QUOTE_STATES, TRADE_STATES } from "../model/states.ts";
import { ASK_TERMS, QUOTE_TERMS } from "./terms.ts";

const ASK = titled(
  "IndexedAsk",
  objectOf({
    ask: BYTES32,
    state: wordOf(ASK_STATES),
    terms: about(ASK_TERMS, "What it says to every member"),
    quotes: about(WHOLE, "Banks whose quote for it was not taken back"),
    revealed: about(WHOLE, "Quotes that the seller saw"),
    seller: about(orNull(ORG), "Nobody is told before a match, the seller neither: what was posted does not say it"),
    taken: about(orNull(AMOUNT), "What of it is taken"),
    postedAt: TIME,
    perfectedAt: about(orNull(TIME), "When the claim of a conditional one was accepted"),
    endedAt: about(orNull(TIME), "When all of it was taken, or it was withdrawn or lapsed"),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const QUOTE = titled(
  "IndexedAskQuote",
  objectOf({
    ask: BYTES32,
    bidder: orNull(ORG),
    state: about(wordOf(QUOTE_STATES), "At asOf: that one has lapsed follows from the time and from its ask"),
    hash: about(orNull(BYTES32), "What was committed"),
    sealed: about(orNull(BYTES32), "Hash of what was sent to the seller, once it was"),
    expiry: about(orNull(TIME), "Last second in which it can be accepted"),
    trade: about(orNull(BYTES32), "What it became"),
    committedAt: TIME,
    revealedAt: orNull(TIME),
    endedAt: about(orNull(TIME), "When it was accepted or taken back"),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const DEADLINE = titled(
  "IndexedAskDeadline",
  objectOf({
    kind: about(
      { enum: ["Ask", "Documents", "Examination", "Payment"] },
      "Nothing of the ask is accepted any more; a trade fails without documents; they are satisfactory; a trade fails without payment",
    ),
    trade: orNull(BYTES32),
    orgs: about(orNull(listOf(ORG)), "Whose clock it is"),
    dueAt: about(orNull(TIME), "First second after it"),
    isOver: about(orNull(BOOLEAN), "At the time of asOf"),
    withheld: WITHHELD,
  }),
);

const TRADE = titled(
  "IndexedTrade",
  objectOf({
    trade: BYTES32,
    ask: BYTES32,
    state: about(wordOf(TRADE_STATES), "At asOf: documents that nobody refused in time are satisfactory"),
    seller: orNull(ORG),
    buyer: orNull(ORG),
    operator: orNull(ORG),
    obligor: orNull(ORG),
    sellerAccount: about(orNull(ADDRESS), "Account that has the units"),
    cash: orNull(ADDRESS),
    amount: about(orNull(AMOUNT), "Face of what is taken"),
    price: orNull(AMOUNT),
    deposit: about(orNull(AMOUNT), "What each side put aside"),
    quote: about(orNull(QUOTE_TERMS), "What was accepted"),
    documentsBy: about(orNull(TIME), "Availability date: last second for the seller's documents"),
    examineBy: about(orNull(TIME), "Last second of their examination"),
    settleBy: about(orNull(TIME), "Last second of payment"),
    documents: about(orNull(BYTES32), "Root of what was presented last"),
    refusal: about(
      orNull(objectOf({ documents: BYTES32, reason: BYTES32, ...HAPPENED })),
      "That the buyer refused documents, the last time",
    ),
    settled: orNull(BOOLEAN),
    deal: about(orNull(BYTES32), "Units against money, once it was settled"),
    instrument: about(orNull(AMOUNT), "Id of the claim on the ledger, once it was settled or reported"),
    failing: about(orNull({ enum: [...FAILINGS] }), "Who did not perform; null where it did not fail"),
    forfeited: about(orNull(AMOUNT), "Deposit that went to the other side"),
    warranties: about(
      orNull(listOf(objectOf({ reason: BYTES32, ...HAPPENED }))),
      "Claims of the buyer on the seller's warranties; no payment follows from them here",
    ),
    matchedAt: TIME,
    endedAt: about(orNull(TIME), "When it was settled or failed"),
    reportedAt: about(orNull(TIME), "When the operator took note of it"),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const newest = about(BOOLEAN, "Newest first");
const ask = BYTES32;

/** What the query API answers about the board. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "asks",
    path: "/v1/asks",
    summary: "Asks of the board as they stand, in the order of the chain or newest first",
    answer: "page",
    parameters: { state: wordOf(ASK_STATES), mine: MINE, newest },
    item: ASK,
  },
  {
    name: "ask",
    path: "/v1/asks/{ask}",
    summary: "An ask of the board, and how many quoted for it",
    answer: "one",
    parameters: { ask },
    item: ASK,
  },
  {
    name: "askQuotes",
    path: "/v1/asks/{ask}/quotes",
    summary: "Quotes for an ask, in the order in which they were committed",
    answer: "page",
    parameters: { ask },
    item: QUOTE,
  },
  {
    name: "askDeadlines",
    path: "/v1/asks/{ask}/deadlines",
    summary: "Clocks that run on an ask and on its trades",
    answer: "page",
    parameters: { ask },
    item: DEADLINE,
  },
  {
    name: "trades",
    path: "/v1/trades",
    summary: "Trades of the board as they stand, in the order of the chain or newest first",
    answer: "page",
    parameters: { ask, state: wordOf(TRADE_STATES), newest },
    item: TRADE,
  },
  {
    name: "trade",
    path: "/v1/trades/{trade}",
    summary: "A trade of the board: documents, payment, and what became of it",
    answer: "one",
    parameters: { trade: BYTES32 },
    item: TRADE,
  },
];
