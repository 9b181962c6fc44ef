import type { CycleState } from "../../sdk/clearing/model/states.ts";
import { amount, flag, integer, json, orNull, table, text, word } from "../store/table.ts";

const PLACE = { pos: integer(), block: integer(), transaction: text() } as const;

/** Rounds in which banks settle the difference of what they owe each other. */
export const CYCLE = table(
  "cycle",
  {
    cycle: word(),
    operator: integer(),
    cash: text(),
    number: amount(),
    /** As it was recorded: that an open one is closed follows from the time. */
    state: word<Exclude<CycleState, "None" | "Closed">>(),
    closesAt: integer(),
    fundedBy: integer(),
    topUp: integer(),
    until: integer(),
    members: json<readonly number[]>(),
    pairCaps: json<readonly { readonly creditor: number; readonly debtor: number; readonly cap: string }[]>(),
    obligations: integer(),
    /** All obligations of it. */
    gross: amount(),
    /** What net debtors pay. */
    net: amount(),
    covered: orNull(flag()),
    missing: integer(),
    openedAt: integer(),
    nettedAt: orNull(integer()),
    endedAt: orNull(integer()),
    ...PLACE,
  },
  ["cycle"],
  [["state"], ["operator"], []],
);

/** What a bank has in a cycle. */
export const CYCLE_POSITION = table(
  "cycle_position",
  {
    cycle: word(),
    /** Of the bank in the terms. */
    place: integer(),
    bank: integer(),
    account: text(),
    joined: flag(),
    netDebitCap: amount(),
    collateral: amount(),
    fund: amount(),
    owes: amount(),
    isOwed: amount(),
    /** Of either sign, which is why it is text. */
    net: text(),
    paid: amount(),
    isDefaulter: flag(),
  },
  ["cycle", "place"],
  [["cycle", "bank"]],
);

/** What one bank owes another in a cycle. */
export const OBLIGATION = table(
  "obligation",
  {
    cycle: word(),
    /** In the order of their confirmation. */
    seq: integer(),
    debtor: integer(),
    creditor: integer(),
    amount: amount(),
    number: amount(),
    /** It left the cycle with its defaulter. */
    isOut: flag(),
    confirmedAt: integer(),
    ...PLACE,
  },
  ["cycle", "seq"],
);

/** The obligations of one bank, on either side. */
export const BANK_OBLIGATION = table("bank_obligation", { cycle: word(), bank: integer(), seq: integer() }, [
  "cycle",
  "bank",
  "seq",
]);

/** A member of a cycle that did not pay in time, and what came of it. */
export const CLEARING_DEFAULT = table(
  "clearing_default",
  {
    cycle: word(),
    bank: integer(),
    outcome: text<"Covered" | "Recomputed">(),
    collateral: amount(),
    fund: amount(),
    /** Of the others, by bank. */
    shares: json<readonly { readonly bank: number; readonly amount: string }[]>(),
    time: integer(),
    ...PLACE,
  },
  ["pos"],
  [["cycle"]],
);

/** What a bank owes another one whose share of the fund paid for it. */
export const CLEARING_CLAIM = table(
  "clearing_claim",
  {
    cash: word(),
    debtor: integer(),
    creditor: integer(),
    arisen: amount(),
    paid: amount(),
    changedAt: integer(),
    ...PLACE,
  },
  ["cash", "debtor", "creditor"],
  [[]],
);
