import { boardContract } from "../../sdk/board/contracts.ts";
import { FAILINGS, wordOf } from "../../sdk/board/model/states.ts";
import { addBankingDays, dayOf, startOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { type PartyThing, restate, tie } from "../parties/parties.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import { calendarAt } from "../settlement/calendars.ts";
import { DEAL } from "../settlement/tables.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { plainAsk, plainQuote } from "./plain-terms.ts";
import { ASK, ASK_QUOTE, TRADE } from "./tables.ts";

type Ask = RowOf<typeof ASK>;
type Trade = RowOf<typeof TRADE>;

const WHOLE = 10_000n;

/** Asks, the quotes for them, and the trades that they became. */
export const boardProjection = projection(
  boardContract,
  { ask: ["ask"], trade: ["trade"] },
  {
    async AskPosted({ ask, terms: emitted }, event, rows) {
      const terms = plainAsk(emitted);
      const nothing = { quotes: 0, revealed: 0, seller: null, buyers: [], taken: "0" } as const;
      const times = { postedAt: event.time, perfectedAt: null, endedAt: null } as const;
      const state = terms.conditional ? "Conditional" : "Posted";
      const row: Ask = { ask, state, terms, ...nothing, ...times, ...happened(event) };
      rows.put(ASK, row);
      await tie(rows, thingOf(row), [terms.operator]);
    },
    AskPerfected: ({ ask }, { time }, rows) => move(rows, ask, { state: "Posted", perfectedAt: time }),
    AskMatched: ({ ask }, { time }, rows) => move(rows, ask, { state: "Matched", endedAt: time }),
    AskWithdrawn: ({ ask }, { time }, rows) => move(rows, ask, { state: "Withdrawn", endedAt: time }),
    AskLapsed: ({ ask }, { time }, rows) => move(rows, ask, { state: "Lapsed", endedAt: time }),

    async QuoteCommitted({ ask, bidder: emitted, hash, expiry }, event, rows) {
      const bidder = int(emitted);
      const isAnother = (await rows.get(ASK_QUOTE, { ask, bidder })) !== undefined;
      const nothing = { sealed: null, trade: null, revealedAt: null, endedAt: null };
      const told = { ask, bidder, state: "Committed", hash, expiry: int(expiry) } as const;
      rows.put(ASK_QUOTE, { ...told, ...nothing, committedAt: event.time, ...happened(event) });
      const found = await change(rows, ask, ({ quotes }) => ({ quotes: quotes + 1 }));
      if (found !== undefined && !isAnother) await tie(rows, thingOf(found), [bidder]);
    },
    async QuoteRevealed({ ask, bidder, sealed_: sealed }, { time }, rows) {
      await rows.patch(ASK_QUOTE, { ask, bidder: int(bidder) }, { state: "Firm", sealed, revealedAt: time });
      await change(rows, ask, ({ revealed }) => ({ revealed: revealed + 1 }));
    },
    async QuoteWithdrawn({ ask, bidder }, { time }, rows) {
      await rows.patch(ASK_QUOTE, { ask, bidder: int(bidder) }, { state: "Withdrawn", endedAt: time });
      await change(rows, ask, ({ quotes }) => ({ quotes: quotes - 1 }));
    },

    async TradeMatched(args, event, rows) {
      const { trade, ask, amount, price } = args;
      const [seller, buyer] = [int(args.seller), int(args.buyer)];
      await rows.patch(ASK_QUOTE, { ask, bidder: buyer }, { state: "Accepted", trade, endedAt: event.time });
      const found = await change(rows, ask, ({ taken, buyers }) => ({
        seller,
        buyers: [...buyers, buyer],
        taken: `${BigInt(taken) + BigInt(amount)}`,
      }));
      if (found === undefined) return;
      if (found.seller === null) await tie(rows, thingOf(found), [seller]);
      const { operator, obligor, cash, depositBps } = found.terms;
      const deposit = `${(BigInt(amount) * BigInt(depositBps)) / WHOLE}`;
      const who = { seller, buyer, operator, obligor, sellerAccount: null, cash } as const;
      const what = { amount, price, deposit, quote: plainQuote(args.quote) };
      const nothing = { documents: null, refusal: null, settled: false, deal: null, instrument: null } as const;
      const ended = { failing: null, forfeited: null, warranties: [], endedAt: null, reportedAt: null } as const;
      const times = { matchedAt: event.time, satisfiedFrom: 0, ...(await clocksOf(rows, found, event.time)) };
      const row = { trade, ask, state: "Matched", ...who, ...what, ...nothing, ...ended, ...times } as const;
      rows.put(TRADE, { ...row, ...happened(event) });
    },
    SellerConsented: ({ trade, consent }, _, rows) => rows.patch(TRADE, { trade }, { sellerAccount: consent.party }),
    async DocumentsPresented({ trade, documents }, _, rows) {
      const found = await rows.get(TRADE, { trade });
      if (found === undefined) return;
      rows.put(TRADE, { ...found, state: "Presented", documents, satisfiedFrom: found.examineBy + 1 });
    },
    DocumentsSatisfactory: ({ trade }, { time }, rows) => rows.patch(TRADE, { trade }, { satisfiedFrom: time }),
    DocumentsRefused({ trade, documents, reason }, event, rows) {
      const refusal = { documents, ...because(reason, event) };
      return rows.patch(TRADE, { trade }, { state: "Matched", refusal, satisfiedFrom: 0 });
    },
    async TradeSettled({ trade, dealId: deal }, { time }, rows) {
      const done = (await rows.find(DEAL, { deal })).at(-1);
      const instrument = done?.legs[0]?.id ?? null;
      await rows.patch(TRADE, { trade }, { state: "Settled", settled: true, deal, instrument, endedAt: time });
    },
    TradeFailed({ trade, failing: number, forfeited }, { time }, rows) {
      const failing = wordOf(FAILINGS, int(number));
      return rows.patch(TRADE, { trade }, { state: "Failed", failing, forfeited, endedAt: time });
    },
    TradeReported: ({ trade, facts }, { time }, rows) =>
      rows.patch(TRADE, { trade }, { state: "Reported", instrument: facts.id, reportedAt: time }),
    async WarrantyClaimed({ trade, reason }, event, rows) {
      const found = await rows.get(TRADE, { trade });
      if (found === undefined) return;
      rows.put(TRADE, { ...found, warranties: [...found.warranties, because(reason, event)] });
    },
  },
  true,
);

const thingOf = ({ ask: id, state, pos }: Ask): PartyThing => ({ kind: "ask", id, state, pos });

const because = (reason: string, { block, time, transaction }: StoredEvent) => ({ reason, block, time, transaction });

/** An ask is otherwise. @return It as it was. */
async function change(rows: Rows, ask: string, next: (ask: Ask) => Partial<Ask>): Promise<Ask | undefined> {
  const found = await rows.get(ASK, { ask });
  if (found !== undefined) rows.put(ASK, { ...found, ...next(found) });
  return found;
}

/** An ask is in another state. */
async function move(rows: Rows, ask: string, moved: Pick<Ask, "state"> & Partial<Ask>): Promise<void> {
  const found = await change(rows, ask, () => moved);
  if (found !== undefined) await restate(rows, thingOf(found), moved.state);
}

/** Last seconds for documents, examination and payment, as the calendar is at the match; 0 where nobody knows it. */
async function clocksOf(
  rows: Rows,
  { terms }: Ask,
  time: number,
): Promise<Pick<Trade, "documentsBy" | "examineBy" | "settleBy">> {
  const calendar = await calendarAt(rows, terms.calendar);
  if (calendar === undefined) return { documentsBy: 0, examineBy: 0, settleBy: 0 };
  const today = dayOf(calendar, time);
  const endOf = (days: number) => Number(startOf(calendar, addBankingDays(calendar, today, days) + 1)) - 1;
  const { documentDays, examineDays, payDays } = terms;
  return {
    documentsBy: endOf(documentDays),
    examineBy: endOf(documentDays + examineDays),
    settleBy: endOf(documentDays + examineDays + payDays),
  };
}
