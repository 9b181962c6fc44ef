import type { BillLotState, BillState } from "../../sdk/bills/model/states.ts";
import { amount, flag, integer, json, orNull, table, text, word } from "../store/table.ts";
import type { PlainTerms } from "./plain-terms.ts";

const PLACE = { pos: integer(), block: integer(), transaction: text() } as const;

/** Bills that were drawn. Days are numbered from 1970-01-01, local. */
export const BILL = table(
  "bill",
  {
    bill: word(),
    state: word<Exclude<BillState, "None">>(),
    terms: json<PlainTerms>(),
    /** Last second in which it is accepted. */
    acceptBy: orNull(integer()),
    /** The ledger's id of the lot as it was issued. */
    root: orNull(amount()),
    /** The drawer or the acceptor wrote so. */
    notTransferable: flag(),
    /** The last day of presentation as it was when the bill was accepted. */
    lastDay: orNull(integer()),
    /** What of the amount is owed still. */
    open: amount(),
    /** It was accepted under a condition, which is refusal. */
    conditional: flag(),
    drawnAt: integer(),
    acceptedAt: orNull(integer()),
    /** When it was refused, withdrawn or closed. */
    endedAt: orNull(integer()),
    ...PLACE,
  },
  ["bill"],
  [["state"], ["root"], []],
);

/** Who guarantees for whom. */
export const BILL_GUARANTEE = table(
  "bill_guarantee",
  {
    bill: word(),
    party: integer(),
    guarantor: integer(),
    state: text<"Given" | "Freed">(),
    givenAt: integer(),
    freedAt: orNull(integer()),
    ...PLACE,
  },
  ["bill", "party", "guarantor"],
  [["bill"]],
);

/** Lots from their presentation on. */
export const BILL_LOT = table(
  "bill_lot",
  {
    instrument: amount(),
    bill: word(),
    state: text<BillLotState>(),
    late: flag(),
    presentedOn: orNull(integer()),
    /** The last day of the answer as it was at the presentation; null where the calendar did not know it. */
    answerBy: orNull(integer()),
    refusedOn: orNull(integer()),
    /** Null where the acceptor was silent. */
    refusedBy: orNull(integer()),
    reason: orNull(text()),
    /** What is owed without interest from a day on, and without costs. */
    base: orNull(amount()),
    interestFrom: orNull(integer()),
    rank: integer(),
    round: integer(),
    costs: amount(),
    ...PLACE,
  },
  ["instrument"],
  [["bill"]],
);

/** From whom the holder of a refused lot claims. */
export const BILL_CLAIM = table(
  "bill_claim",
  {
    instrument: amount(),
    /** How often somebody paid before. */
    round: integer(),
    target: integer(),
    bill: word(),
    claimant: integer(),
    /** The target itself, or for whom it guarantees. */
    party: integer(),
    /** Where the target stands once it paid. */
    rank: integer(),
    state: text<"Open" | "Paid" | "Ended">(),
    costs: amount(),
    /** What was paid, and what of it was interest. */
    paid: orNull(amount()),
    interest: orNull(amount()),
    claimedAt: integer(),
    endedAt: orNull(integer()),
    ...PLACE,
  },
  ["instrument", "round", "target"],
  [["bill"], ["instrument"]],
);
