import { billsContract } from "../../sdk/bills/contracts.ts";
import { rootLotOf } from "../../sdk/bills/model/lot-steps.ts";
import { ACCEPT_DAYS } from "../../sdk/bills/model/periods.ts";
import { startOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { dayNumber } from "../../sdk/settlement/model/dates.ts";
import { issueFor, type PartyThing, restate, tie } from "../parties/parties.ts";
import { INSTRUMENT } from "../ledger/tables.ts";
import { projection, type StoredEvent } from "../project/projection.ts";
import { happened, int, orNothing } from "../project/values.ts";
import { calendarAt } from "../settlement/calendars.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { plainTerms } from "./plain-terms.ts";
import { BILL, BILL_CLAIM, BILL_GUARANTEE, BILL_LOT } from "./tables.ts";

type Lot = RowOf<typeof BILL_LOT>;

const DAY = 86_400;

/** Bills from the drawing to the last recourse. */
export const billsProjection = projection(
  billsContract,
  { bill: ["bill"], instrument: ["lot", "root"] },
  {
    async BillDrawn({ bill, terms: emitted }, event, rows) {
      const terms = plainTerms(emitted);
      const calendar = await calendarAt(rows, terms.calendar);
      const acceptBy = calendar && Number(startOf(calendar, dayNumber(terms.issued) + ACCEPT_DAYS + 1)) - 1;
      const nothing = { root: null, notTransferable: terms.notTransferable, lastDay: null, open: "0" };
      const times = { conditional: false, drawnAt: event.time, acceptedAt: null, endedAt: null };
      const drawn = { bill, state: "Drawn", terms, acceptBy: acceptBy ?? null } as const;
      const { drawer, acceptor, payee } = terms;
      const begun = { ...drawn, ...nothing, ...times, ...happened(event) };
      rows.put(BILL, begun);
      await tie(rows, thingOf(begun), [drawer, acceptor, payee]);
    },
    async BillAccepted({ bill, lot, notTransferable, lastDay }, { time }, rows) {
      const found = await rows.get(BILL, { bill });
      if (found === undefined) return;
      const { amount: open } = found.terms;
      const accepted = { state: "Accepted", root: lot, notTransferable, lastDay: int(lastDay), open } as const;
      const next = { ...found, ...accepted, acceptedAt: time };
      await change(rows, next);
      await issueFor(rows, lot, thingOf(next));
    },
    async BillRefused({ bill, conditional }, { time }, rows) {
      const found = await rows.get(BILL, { bill });
      if (found) await change(rows, { ...found, state: "Refused", conditional, endedAt: time });
    },
    async BillWithdrawn({ bill }, { time }, rows) {
      const found = await rows.get(BILL, { bill });
      if (found) await change(rows, { ...found, state: "Withdrawn", endedAt: time });
    },
    async BillClosed({ root }, { time }, rows) {
      const [found] = await rows.find(BILL, { root });
      if (found) await change(rows, { ...found, state: "Closed", endedAt: time });
    },
    async BillGuaranteed({ bill, party, guarantor }, event, rows) {
      const key = { bill, party: int(party), guarantor: int(guarantor) };
      const [found, known] = [await rows.get(BILL, { bill }), await rows.get(BILL_GUARANTEE, key)];
      rows.put(BILL_GUARANTEE, { ...key, state: "Given", givenAt: event.time, freedAt: null, ...happened(event) });
      // Who guaranteed once has to do with it for ever.
      if (found && known === undefined) await tie(rows, thingOf(found), [key.guarantor]);
    },
    GuaranteeEnded: ({ bill, party, guarantor }, { time }, rows) =>
      rows.patch(
        BILL_GUARANTEE,
        { bill, party: int(party), guarantor: int(guarantor) },
        { state: "Freed", freedAt: time },
      ),

    async LotPresented({ lot, late, answerBy }, event, rows) {
      const found = await billOf(rows, lot);
      if (found === undefined) return;
      const offset = (await calendarAt(rows, found.terms.calendar))?.utcOffset ?? 0;
      const presentedOn = Math.floor((event.time + offset) / DAY);
      const presented = { state: "Presented", late, presentedOn, answerBy: int(answerBy) || null } as const;
      rows.put(BILL_LOT, { ...opened(event, lot, found.bill), ...presented });
    },
    LotPaid: (args, event, rows) => end(rows, event, args.lot, "Paid"),
    async LotRefused({ lot, by, reason, day }, _, rows) {
      const [found, kept] = [await billOf(rows, lot), await rows.get(BILL_LOT, { instrument: lot })];
      if (found === undefined || kept === undefined) return;
      const refusal = { refusedOn: int(day), refusedBy: int(by) || null, reason: orNothing(reason) };
      const interestFrom = kept.late ? kept.presentedOn : dayNumber(found.terms.maturity);
      const base = await faceOf(rows, lot);
      rows.put(BILL_LOT, { ...kept, state: "Refused", ...refusal, interestFrom, base });
    },
    async BillRecourseClaimed({ lot, claimant, target, party, rank, costs }, event, rows) {
      const kept = await rows.get(BILL_LOT, { instrument: lot });
      if (kept === undefined) return;
      rows.put(BILL_LOT, { ...kept, costs });
      const { bill, round } = kept;
      const who = { claimant: int(claimant), party: int(party), target: int(target), rank: int(rank) };
      const open = { state: "Open", costs, paid: null, interest: null, claimedAt: event.time, endedAt: null } as const;
      rows.put(BILL_CLAIM, { instrument: lot, round, bill, ...who, ...open, ...happened(event) });
    },
    async BillRecoursePaid({ lot, target, amount, interest, costs }, event, rows) {
      const kept = await rows.get(BILL_LOT, { instrument: lot });
      const found = await billOf(rows, lot);
      if (kept === undefined || found === undefined) return;
      const key = { instrument: lot, round: kept.round, target: int(target) };
      const claim = await rows.get(BILL_CLAIM, key);
      await endClaims(rows, event, lot);
      await rows.patch(BILL_CLAIM, key, { state: "Paid", paid: amount, interest, costs });
      const offset = (await calendarAt(rows, found.terms.calendar))?.utcOffset ?? 0;
      const interestFrom = Math.floor((event.time + offset) / DAY);
      const next = { rank: claim?.rank ?? kept.rank, round: kept.round + 1, interestFrom, base: amount, costs: "0" };
      rows.put(BILL_LOT, { ...kept, ...next });
    },
    async LotSettled({ lot }, event, rows) {
      await endClaims(rows, event, lot);
      await end(rows, event, lot, "Settled");
    },
    async LotBarred({ lot }, event, rows) {
      await endClaims(rows, event, lot);
      await end(rows, event, lot, "Barred");
    },
  },
  true,
);

const thingOf = ({ bill: id, state, pos }: RowOf<typeof BILL>): PartyThing => ({ kind: "bill", id, state, pos });

/** A bill is in another state. */
async function change(rows: Rows, next: RowOf<typeof BILL>): Promise<void> {
  rows.put(BILL, next);
  await restate(rows, thingOf(next), next.state);
}

async function billOf(rows: Rows, lot: string): Promise<RowOf<typeof BILL> | undefined> {
  const [found] = await rows.find(BILL, { root: `${rootLotOf(BigInt(lot))}` });
  return found;
}

async function faceOf(rows: Rows, lot: string): Promise<string> {
  return (await rows.get(INSTRUMENT, { instrument: lot }))?.face ?? "0";
}

/** A lot of which nothing was told yet. */
function opened(event: StoredEvent, instrument: string, bill: string): Lot {
  const none = { presentedOn: null, answerBy: null, refusedOn: null, refusedBy: null, reason: null };
  const owed = { base: null, interestFrom: null, rank: 0, round: 0, costs: "0" };
  return { instrument, bill, state: "Open", late: false, ...none, ...owed, ...happened(event) };
}

/** Nothing of a lot is owed any more. */
async function end(rows: Rows, event: StoredEvent, lot: string, state: Lot["state"]): Promise<void> {
  const found = await billOf(rows, lot);
  if (found === undefined) return;
  const kept = (await rows.get(BILL_LOT, { instrument: lot })) ?? opened(event, lot, found.bill);
  rows.put(BILL_LOT, { ...kept, state });
  rows.put(BILL, { ...found, open: `${BigInt(found.open) - BigInt(await faceOf(rows, lot))}` });
}

/** Somebody paid, or nobody has to: all other claims end. */
async function endClaims(rows: Rows, { time }: StoredEvent, instrument: string): Promise<void> {
  for (const each of await rows.find(BILL_CLAIM, { instrument })) {
    if (each.state === "Open") rows.put(BILL_CLAIM, { ...each, state: "Ended", endedAt: time });
  }
}
