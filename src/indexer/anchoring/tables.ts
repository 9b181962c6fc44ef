import { flag, integer, json, table, text, word } from "../store/table.ts";

const PLACE = { pos: integer(), block: integer(), transaction: text() } as const;

/** Other chains that this one follows by their headers. */
export const CHAIN_CLIENT = table(
  "chain_client",
  {
    client: word(),
    chainId: text(),
    trustPeriod: integer(),
    era: integer(),
    /** Newest recorded block. */
    number: integer(),
    blockHash: text(),
    validators: json<readonly string[]>(),
    isFrozen: flag(),
    contracts: json<Readonly<Record<string, string>>>(),
    recordedAt: integer(),
    ...PLACE,
  },
  ["client"],
  [[]],
);

/** When the newest recorded block was made, as the other chain says it: no event tells, so this chain is asked. */
export const CHAIN_NEWEST = table("chain_newest", { client: word(), number: integer(), time: integer() }, ["client"]);

/** Blocks of other chains that are recorded here. */
export const CHAIN_HEADER = table(
  "chain_header",
  { client: word(), number: integer(), blockHash: text(), recordedAt: integer(), ...PLACE },
  ["client", "number"],
  [["client"], []],
);
