import { amount, integer, orNull, table, text, word } from "../store/table.ts";

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
