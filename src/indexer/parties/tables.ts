import { amount, integer, table, word } from "../store/table.ts";

/** How a thing that has parties is listed. */
const THING = {
  kind: word<"receivable" | "bill" | "credit" | "treaty" | "ask">(),
  id: word(),
  state: word(),
  /** Its own, in the order of its list. */
  pos: integer(),
} as const;

/** Who has to do with a thing, and by how many ties: named by it, by units of it or by pledges of them. */
export const PARTY = table(
  "party",
  { org: integer(), ...THING, ties: integer() },
  ["org", "kind", "id"],
  [
    ["org", "kind"],
    ["org", "kind", "state"],
    ["kind", "id"],
  ],
);

/** Things that units are issued for. */
export const ISSUED_FOR = table("issued_for", { root: amount(), ...THING }, ["root"], [["kind", "id"]]);

/** Organisations that have units of an issue or pledges of them, and by how many holdings and liens. */
export const UNIT_PARTY = table("unit_party", { root: amount(), org: integer(), ties: integer() }, ["root", "org"]);
