import type { PassingMark } from "../../sdk/ledger/model/passing-mark.ts";
import { amount, integer, json, orNull, table, text, word } from "../store/table.ts";

/** What an obligor owes, in units. Names are in decimal. */
export const INSTRUMENT = table(
  "instrument",
  {
    instrument: amount(),
    face: amount(),
    paid: amount(),
    redeemed: amount(),
    interestPaid: amount(),
    parent: orNull(amount()),
    root: amount(),
    pos: integer(),
    block: integer(),
    transaction: text(),
  },
  ["instrument"],
  [["parent"], ["root"]],
);

/** Who has how many units, and how many of them are pledged. */
export const HOLDING = table(
  "holding",
  {
    instrument: amount(),
    holder: word(),
    /** The instrument that the lot was divided from first. */
    root: amount(),
    /** Organisation of the holder. */
    org: orNull(integer()),
    amount: amount(),
    pledged: amount(),
    /** When units first came to it. */
    pos: integer(),
  },
  ["instrument", "holder"],
  [["holder"], ["root"], ["root", "org"]],
);

/** Units that their owner cannot move, and why. */
export const LIEN = table(
  "lien",
  {
    instrument: amount(),
    owner: word(),
    /** Pledgee and agreement of a pledge; an order is one for a holding. */
    slot: word(),
    root: amount(),
    kind: text<"Pledge" | "Order">(),
    /** Pledgee, or the regulator; null where the Council ordered it. */
    org: orNull(integer()),
    amount: amount(),
    /** Hash of the agreement, or of the decision that the order carries out. */
    reason: orNull(text()),
    /** First second in which the pledgee may take the units. */
    enforceableFrom: orNull(integer()),
    time: integer(),
    pos: integer(),
    block: integer(),
    transaction: text(),
  },
  ["instrument", "owner", "slot"],
  [["root"], ["root", "org"]],
);

/** A step of a lot's history, and when it was made. */
export interface ToldStep {
  readonly from: number;
  readonly to: number;
  readonly mark: PassingMark;
  readonly time: number;
  readonly transaction: string;
  /** Whether its mark was told: what has none is a plain endorsement. */
  readonly isMarked: boolean;
}

/** Lots that keep who passed them on, and how they came to whom they belong now. */
export const LOT_HISTORY = table(
  "lot_history",
  {
    instrument: amount(),
    root: amount(),
    /** Contract that issued it: what it moves by a rule is no step. */
    case: text(),
    holder: word(),
    /** Organisation of the holder. */
    org: orNull(integer()),
    steps: json<readonly ToldStep[]>(),
    /** Marks that were told before what they are of, within one transaction. */
    early: json<readonly ToldStep[]>(),
    /** As it was before it moved last. What is divided off in the same transaction, and stays with who had it, has only these steps. */
    before: orNull(
      json<{ readonly org: number | null; readonly transaction: string; readonly steps: readonly ToldStep[] }>(),
    ),
    pos: integer(),
    block: integer(),
    transaction: text(),
  },
  ["instrument"],
  [["root"]],
);

/** Organisations to which lots of an issue came. */
export const LOT_PARTY = table("lot_party", { root: amount(), org: integer() }, ["root", "org"]);
