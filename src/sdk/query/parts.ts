import {
  about,
  BOOLEAN,
  BYTES32,
  type JsonSchema,
  listOf,
  objectOf,
  orNull,
  TEXT,
  TIME,
  WHOLE,
} from "../core/json/json-schema.ts";

/** Up to where the chain is in an answer. */
export const AS_OF: JsonSchema = objectOf({
  block: about(WHOLE, "Everything up to and including this block is in the answer"),
  hash: BYTES32,
  time: about(TIME, "Of the block, in seconds since 1970"),
  lag: about(orNull(WHOLE), "Blocks of the chain that are not in it yet; null while the node does not tell"),
});

/** What an answer rests on. */
export const RESTS_ON: JsonSchema = about(
  listOf(TEXT),
  "Names of what the answer rests on: it stays as it is until `changed` of /v1/changes names one of them with a later block",
);

/** Where something happened. */
export const HAPPENED = {
  block: WHOLE,
  time: about(TIME, "Of the block"),
  transaction: BYTES32,
} as const;

/** A filter of a list. */
export const MINE: JsonSchema = about(BOOLEAN, "Only what the asker's organisation is a party to");

/** Names of fields that are null because the asker may not see them. */
export const WITHHELD: JsonSchema = about(listOf(TEXT), "Fields that are null because the asker may not see them");
