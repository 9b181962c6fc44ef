import {
  ADDRESS,
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  listOf,
  objectOf,
  orNull,
  TIME,
  WHOLE,
} from "../../core/json/json-schema.ts";
import { HAPPENED } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";

const newest = about(BOOLEAN, "Newest first");

const CLIENT = titled(
  "IndexedChainClient",
  objectOf({
    client: BYTES32,
    chainId: about(AMOUNT, "Of the other chain"),
    trustPeriod: about(WHOLE, "Seconds that the validators of a header are trusted"),
    era: about(WHOLE, "Grows by one each time the Council begins anew"),
    number: about(WHOLE, "Newest block of the other chain that is recorded"),
    newestTime: about(
      orNull(TIME),
      "When that block was made, from which on its validators are trusted; null until it is known",
    ),
    blockHash: BYTES32,
    validators: listOf(ADDRESS),
    isFrozen: about(BOOLEAN, "Nothing of it is believed until the Council begins anew"),
    contracts: about({ type: "object", additionalProperties: ADDRESS }, "Contracts there by the names that they go by"),
    recordedAt: about(TIME, "When that block was recorded here"),
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const HEADER = titled(
  "IndexedChainHeader",
  objectOf({
    client: BYTES32,
    number: about(WHOLE, "Of the block of the other chain"),
    blockHash: BYTES32,
    recordedAt: TIME,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

/** What the query API answers about other chains. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "chainClients",
    path: "/v1/chain-clients",
    summary: "Other chains that this one follows by their headers",
    answer: "page",
    parameters: {},
    item: CLIENT,
  },
  {
    name: "chainHeaders",
    path: "/v1/chain-headers",
    summary: "Blocks of other chains that are recorded here, in the order of recording or newest first",
    answer: "page",
    parameters: { client: BYTES32, newest },
    item: HEADER,
  },
];
