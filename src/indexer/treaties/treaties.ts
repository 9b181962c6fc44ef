import { treatiesContract } from "../../sdk/treaties/contracts.ts";
import { ASSESSORS, wordOf } from "../../sdk/treaties/model/states.ts";
import { type PartyThing, restate, tie } from "../parties/parties.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import {
  type Call,
  callState,
  endOfDays,
  type Loss,
  minus,
  plus,
  premiumBy,
  sharesOf,
  type Treaty,
  withLine,
  withoutDue,
} from "./books.ts";
import { partiesOf, plainNotice, plainTreatyTerms } from "./plain-terms.ts";
import { type At, type Cause, type ShareNow, TREATY, TREATY_CALL, TREATY_LOSS } from "./tables.ts";

const DAY = 86_400;

/** Reinsurance treaties, the losses that are advised under them, and what is called of whom. */
export const treatiesProjection = projection(
  treatiesContract,
  { treaty: ["treaty"], loss: ["loss"], call: ["call"] },
  {
    async TreatyQuoted({ treaty, terms: emitted }, event, rows) {
      const terms = plainTreatyTerms(emitted);
      const layers = terms.layers.map((layer) => ({ ...layer, recovered: "0", reinstated: "0" }));
      const lines = terms.lines.map((line) => ({ ...line, written: false, posted: "0", openDues: 0 }));
      const money = { premiumPaid: "0", reinstatement: "0", account: "0", recovered: "0" };
      const nothing = { openLosses: 0, openDues: 0, calling: null, commuted: null, profit: null };
      const times = { reinstatementBy: 0, accountAt: 0, quotedAt: event.time, boundAt: null, endedAt: null };
      const { inception, expiry } = terms;
      const quoted = {
        treaty,
        state: "Quoted",
        inception,
        expiry,
        terms,
        layers,
        lines,
        ...money,
        ...nothing,
        ...times,
      } as const;
      const row = { ...quoted, ...happened(event) };
      rows.put(TREATY, row);
      await tie(rows, thingOf(row), partiesOf(terms));
    },
    LineWritten: ({ treaty, org }, _, rows) =>
      change(rows, treaty, (found) => withLine(found, int(org), () => ({ written: true }))),
    TreatyPlaced: ({ treaty }, _, rows) => move(rows, treaty, { state: "Placed" }),
    async TreatyBound({ treaty }, { time }, rows) {
      const { terms } = (await rows.get(TREATY, { treaty })) ?? {};
      if (terms === undefined) return;
      await move(rows, treaty, { state: "Bound", boundAt: time, accountAt: terms.inception + terms.accountDays * DAY });
    },
    PremiumPaid: ({ treaty, paid: premiumPaid }, _, rows) => rows.patch(TREATY, { treaty }, { premiumPaid }),
    CollateralPosted: ({ treaty, org, amount }, _, rows) =>
      change(rows, treaty, (found) => withLine(found, int(org), ({ posted }) => ({ posted: plus(posted, amount) }))),
    CollateralReleased: ({ treaty, org, amount }, _, rows) =>
      change(rows, treaty, (found) => withLine(found, int(org), ({ posted }) => ({ posted: minus(posted, amount) }))),
    AccountSettled: ({ treaty, balance, setOff }, { time }, rows) =>
      change(rows, treaty, (found) => ({
        ...found,
        account: minus(found.account, balance),
        premiumPaid: plus(found.premiumPaid, setOff),
        accountAt: time + found.terms.accountDays * DAY,
        calling: { cause: "Account", loss: null, layer: null },
      })),
    async TreatyCommuted({ treaty, amount, cancelled }, { time }, rows) {
      await change(rows, treaty, (found) => {
        const shares = sharesOf(found, amount);
        const lines = found.lines.map((line, i) => ({
          ...line,
          posted: minus(line.posted, `${shares[i] ?? 0n}`),
          openDues: 0,
        }));
        return { ...found, lines, account: "0", openLosses: 0, openDues: 0, commuted: { amount, cancelled } };
      });
      await move(rows, treaty, { state: "Commuted", endedAt: time });
      for (const call of await rows.find(TREATY_CALL, { treaty })) {
        if (call.state !== "Settled") rows.put(TREATY_CALL, { ...call, state: "Commuted" });
      }
    },
    ProfitDeclared: ({ treaty, profit: amount, deficitForward }, _, rows) =>
      rows.patch(
        TREATY,
        { treaty },
        { profit: { amount, deficitForward }, calling: { cause: "Profit", loss: null, layer: null } },
      ),
    TreatyClosed: ({ treaty }, { time }, rows) => move(rows, treaty, { state: "Closed", endedAt: time }),

    async LossNotified({ loss, treaty, content, assessBy, late }, event, rows) {
      const notice = plainNotice(content);
      const advised = notice.items.reduce((sum, { amount }) => plus(sum, amount), "0");
      const nothing = { assessor: "Nobody", recovered: "0", contest: null, calls: [], endedAt: null } as const;
      const told = { loss, treaty, state: "Notified", notice, late, advised, amount: advised } as const;
      const times = { by: int(assessBy), notifiedAt: event.time };
      rows.put(TREATY_LOSS, { ...told, ...nothing, ...times, ...happened(event) });
      await change(rows, treaty, (found) => ({ ...found, openLosses: found.openLosses + 1 }));
    },
    LossAssessed({ loss, assessor: number, amount, callBy }, _, rows) {
      const assessor = wordOf(ASSESSORS, int(number));
      return rows.patch(TREATY_LOSS, { loss }, { state: "Assessed", assessor, amount, by: int(callBy) });
    },
    LossContested({ loss, by, reason }, event, rows) {
      const contest = { by: int(by), reason, ...at(event) };
      return rows.patch(TREATY_LOSS, { loss }, { state: "Contested", by: null, contest });
    },
    LossWithdrawn: ({ loss }, event, rows) => end(rows, event, loss, "Withdrawn"),
    LossCalled: ({ loss }, event, rows) => end(rows, event, loss, "Called"),

    async LayerCalled({ loss, treaty, layer: emitted, recovery, reinstated, premium }, event, rows) {
      const [found, of_] = [await rows.get(TREATY, { treaty }), await rows.get(TREATY_LOSS, { loss })];
      if (found === undefined || of_ === undefined) return;
      const layer = int(emitted);
      const { terms, premiumPaid } = found;
      const layers = found.layers.map((each, i) =>
        i === layer
          ? { ...each, recovered: plus(each.recovered, recovery), reinstated: plus(each.reinstated, reinstated) }
          : each,
      );
      const isFirstOwed = premium !== "0" && BigInt(premiumPaid) >= premiumBy(found, event.time).due;
      const reinstatementBy = isFirstOwed
        ? await endOfDays(rows, found, event.time, terms.payDays)
        : found.reinstatementBy;
      const account = isCalled(found, of_, BigInt(recovery)) ? found.account : plus(found.account, recovery);
      const sums = { recovered: plus(found.recovered, recovery), reinstatement: plus(found.reinstatement, premium) };
      const calling: Cause = { cause: "Layer", loss, layer };
      rows.put(TREATY, { ...found, ...sums, layers, account, reinstatementBy, calling });
      const called = { layer, recovery, reinstated, premium, call: null, ...at(event) };
      const recovered = plus(of_.recovered, recovery);
      rows.put(TREATY_LOSS, { ...of_, recovered, calls: [...of_.calls, called] });
    },
    async CallMade({ call, treaty, amount, payBy: emitted, followed }, event, rows) {
      const found = await rows.get(TREATY, { treaty });
      if (found === undefined) return;
      const payBy = int(emitted);
      const parts = sharesOf(found, amount);
      const shares = found.lines.flatMap(({ org }, i): ShareNow[] => {
        const share = `${parts[i] ?? 0n}`;
        if (share === "0") return [];
        return [{ org, state: "Due", amount: share, payBy, called: share, drawn: "0", reason: null, at: null }];
      });
      const { cause = null, loss = null, layer = null } = found.calling ?? {};
      const made = { call, treaty, cause, loss, layer, state: callState(shares), amount, payBy, followed, shares };
      rows.put(TREATY_CALL, { ...made, madeAt: event.time, ...happened(event) });
      const lines = found.lines.map((line, i) => ({ ...line, openDues: line.openDues + (parts[i] ? 1 : 0) }));
      rows.put(TREATY, { ...found, lines, openDues: found.openDues + shares.length });
      const of_ = loss === null ? undefined : await rows.get(TREATY_LOSS, { loss });
      if (of_ === undefined) return;
      const calls = of_.calls.map((each) => (each.layer === layer ? { ...each, call } : each));
      rows.put(TREATY_LOSS, { ...of_, calls });
    },
    CallPaid: ({ call, org, amount }, event, rows) =>
      answer(rows, event, call, int(org), (share) => ({
        share: { ...share, state: "Paid", amount },
        ends: share.state !== "Defaulted",
      })),
    CallDisputed: ({ call, org, reason }, event, rows) =>
      answer(rows, event, call, int(org), (share) => ({
        share: { ...share, state: "Disputed", reason },
        ends: false,
      })),
    CallAwarded: ({ call, org, amount, payBy }, event, rows) =>
      answer(rows, event, call, int(org), (share) => ({
        share: { ...share, state: amount === "0" ? "Rejected" : "Awarded", amount, payBy: int(payBy) },
        ends: amount === "0",
        next: (treaty) => ({ ...treaty, recovered: minus(treaty.recovered, minus(share.amount, amount)) }),
      })),
    CollateralDrawn: ({ call, org, amount, owed }, event, rows) =>
      answer(rows, event, call, int(org), (share) => {
        const drawn = plus(share.drawn, amount);
        const paid = { ...share, drawn, state: "Paid" } as const;
        return {
          share: owed === "0" ? paid : { ...share, drawn, state: "Defaulted", amount: owed },
          ends: true,
          next: (treaty) => withLine(treaty, int(org), ({ posted }) => ({ posted: minus(posted, amount) })),
        };
      }),
  },
  true,
);

const thingOf = ({ treaty: id, state, pos }: Treaty): PartyThing => ({ kind: "treaty", id, state, pos });

const at = ({ block, time, transaction }: StoredEvent): At => ({ block, time, transaction });

async function change(rows: Rows, treaty: string, next: (treaty: Treaty) => Treaty): Promise<void> {
  const found = await rows.get(TREATY, { treaty });
  if (found !== undefined) rows.put(TREATY, next(found));
}

/** A treaty is in another state. */
async function move(rows: Rows, treaty: string, moved: Pick<Treaty, "state"> & Partial<Treaty>): Promise<void> {
  const found = await rows.get(TREATY, { treaty });
  if (found === undefined) return;
  rows.put(TREATY, { ...found, ...moved });
  await restate(rows, thingOf(found), moved.state);
}

/** A loss waits for nobody any more. A commutation ended all of them. */
async function end(rows: Rows, { time }: StoredEvent, loss: string, state: "Withdrawn" | "Called"): Promise<void> {
  const found = await rows.get(TREATY_LOSS, { loss });
  if (found === undefined) return;
  rows.put(TREATY_LOSS, { ...found, state, endedAt: time });
  await change(rows, found.treaty, (treaty) =>
    treaty.state === "Bound" ? { ...treaty, openLosses: treaty.openLosses - 1 } : treaty,
  );
}

/** A recovery from the cash call on is called, and one that followers may dispute however small it is; what is left goes to the account. */
function isCalled({ terms }: Treaty, { assessor }: Loss, recovery: bigint): boolean {
  const isLed = assessor === "Lead" && recovery <= BigInt(terms.authority);
  const isFollowed = isLed || assessor === "Arbiter";
  return recovery !== 0n && (recovery >= BigInt(terms.cashCallAt) || !isFollowed);
}

/** What becomes of one line's share of a call. */
async function answer(
  rows: Rows,
  { time }: StoredEvent,
  call: string,
  org: number,
  change_: (share: ShareNow) => {
    readonly share: ShareNow;
    /** Whether the call waits for the line no longer. */
    readonly ends: boolean;
    readonly next?: (treaty: Treaty) => Treaty;
  },
): Promise<void> {
  const found: Call | undefined = await rows.get(TREATY_CALL, { call });
  const before = found?.shares.find((each) => each.org === org);
  if (found === undefined || before === undefined) return;
  const { share, ends, next = (treaty) => treaty } = change_(before);
  const shares = found.shares.map((each) => (each.org === org ? { ...share, at: time } : each));
  rows.put(TREATY_CALL, { ...found, shares, state: callState(shares) });
  await change(rows, found.treaty, (treaty) => (ends ? withoutDue(next(treaty), org) : next(treaty)));
}
