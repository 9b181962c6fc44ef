import { flag, integer, json, orNull, table, text, word } from "../store/table.ts";

export const SCHEMA = table(
  "statement_schema",
  {
    schema: word(),
    org: integer(),
    definition: text(),
    revocable: flag(),
    policy: text(),
    time: integer(),
    pos: integer(),
    block: integer(),
    transaction: text(),
  },
  ["schema"],
  [["org"], []],
);

export interface Endorsed {
  readonly org: number;
  readonly endorser: string;
  readonly time: number;
}

export const STATEMENT = table(
  "statement",
  {
    uid: word(),
    schema: word(),
    attester: word(),
    org: orNull(integer()),
    status: text<"Live" | "Revoked" | "Replaced">(),
    isRecorded: flag(),
    subject: orNull(word()),
    validUntil: integer(),
    replaces: orNull(text()),
    replacedBy: orNull(text()),
    salt: orNull(text()),
    data: orNull(text()),
    endedAt: orNull(integer()),
    endorsements: json<readonly Endorsed[]>(),
    time: integer(),
    pos: integer(),
    block: integer(),
    transaction: text(),
  },
  ["uid"],
  [["schema"], ["attester"], ["org"], ["subject"], []],
);

export const ANCHOR = table(
  "anchor",
  {
    root: word(),
    schema: word(),
    attester: word(),
    org: orNull(integer()),
    count: integer(),
    anchoredAt: integer(),
    pos: integer(),
    block: integer(),
    transaction: text(),
  },
  ["root", "schema", "attester"],
  [["root"], ["schema"], ["attester"], ["org"], []],
);
