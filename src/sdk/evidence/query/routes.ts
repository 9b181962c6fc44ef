import {
  ADDRESS,
  about,
  BOOLEAN,
  BYTES32,
  HEX,
  listOf,
  ORG,
  objectOf,
  orNull,
  TEXT,
  TIME,
  WHOLE,
} from "../../core/json/json-schema.ts";
import { HAPPENED } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";

const SCHEMA = titled(
  "IndexedSchema",
  objectOf({
    schema: BYTES32,
    org: about(ORG, "That registered it"),
    definition: about(TEXT, "ABI types with names"),
    revocable: BOOLEAN,
    policy: about(ADDRESS, "Contract that checks its statements; zero for none"),
    time: HAPPENED.time,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const STATEMENT = titled(
  "IndexedStatement",
  objectOf({
    uid: BYTES32,
    schema: BYTES32,
    attester: ADDRESS,
    org: about(orNull(ORG), "Organisation of the attester"),
    status: about(
      { enum: ["Live", "Revoked", "Replaced"] },
      "Live says nothing about its end: see validUntil, and ask the chain",
    ),
    isRecorded: about(BOOLEAN, "Whether its content is on the chain; otherwise it is a leaf, or was signed off chain"),
    subject: orNull(BYTES32),
    validUntil: about(WHOLE, "Last second at which it holds; 0 is without end"),
    replaces: about(orNull(BYTES32), "The statement that it corrects"),
    replacedBy: orNull(BYTES32),
    salt: orNull(BYTES32),
    data: about(orNull(HEX), "ABI encoding under the schema's definition"),
    endedAt: about(orNull(TIME), "When it was revoked or replaced"),
    endorsements: listOf(objectOf({ org: ORG, endorser: ADDRESS, time: TIME })),
    time: HAPPENED.time,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const ANCHOR = titled(
  "IndexedAnchor",
  objectOf({
    root: BYTES32,
    schema: BYTES32,
    attester: ADDRESS,
    org: about(orNull(ORG), "Organisation of the attester"),
    count: about(WHOLE, "Number of leaves as its attester stated it"),
    anchoredAt: TIME,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

/** What the query API answers about statements. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "schemas",
    path: "/v1/schemas",
    summary: "Schemas, in the order of registration",
    answer: "page",
    parameters: { org: ORG },
    item: SCHEMA,
  },
  {
    name: "schema",
    path: "/v1/schemas/{schema}",
    summary: "A schema",
    answer: "one",
    parameters: { schema: BYTES32 },
    item: SCHEMA,
  },
  {
    name: "statements",
    path: "/v1/statements",
    summary: "Statements that the chain knows singly, in the order in which it came to know them",
    answer: "page",
    parameters: { schema: BYTES32, attester: ADDRESS, org: ORG, subject: BYTES32 },
    item: STATEMENT,
  },
  {
    name: "statement",
    path: "/v1/statements/{uid}",
    summary: "A statement that the chain knows singly",
    answer: "one",
    parameters: { uid: BYTES32 },
    item: STATEMENT,
  },
  {
    name: "anchors",
    path: "/v1/anchors",
    summary: "Anchored batches of statements, in the order of the chain",
    answer: "page",
    parameters: { root: BYTES32, schema: BYTES32, attester: ADDRESS, org: ORG },
    item: ANCHOR,
  },
];
