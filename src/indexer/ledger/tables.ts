import { amount, integer, orNull, table, text } from "../store/table.ts";

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
  { instrument: amount(), holder: text(), amount: amount(), pledged: amount() },
  ["instrument", "holder"],
  [["holder"]],
);
