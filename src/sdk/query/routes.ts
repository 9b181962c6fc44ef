import {
  ADDRESS,
  about,
  BLOCK_NUMBER,
  BOOLEAN,
  BYTES32,
  INTEGER,
  type JsonSchema,
  listOf,
  ORG,
  objectOf,
  orNull,
  TEXT,
  TIME,
  WHOLE,
} from "../core/json/json-schema.ts";
import { HAPPENED, WITHHELD } from "./parts.ts";
import { type QueryRoute, titled } from "./route.ts";

const EVENT = titled(
  "IndexedEvent",
  objectOf({
    id: about(TEXT, "block:log"),
    contract: about(TEXT, "As in the deployment file"),
    name: TEXT,
    block: HAPPENED.block,
    log: WHOLE,
    time: HAPPENED.time,
    transaction: HAPPENED.transaction,
    topics: about(listOf(TEXT), "What it is about: unit:0x.., org:2, station:1"),
    args: about({ type: "object", additionalProperties: true }, "Whole numbers in decimal; null where withheld"),
    withheld: WITHHELD,
  }),
);

const STATUS = titled(
  "IndexerStatus",
  objectOf({
    network: TEXT,
    chainId: INTEGER,
    genesisHash: BYTES32,
    contracts: about(listOf(TEXT), "Those that are followed"),
    head: about(WHOLE, "Newest block of the node"),
    events: about(WHOLE, "How many are stored"),
    startedAt: TIME,
    problems: { type: "object", additionalProperties: { type: "string" } },
  }),
);

const QUEUE = objectOf({
  kind: about({ enum: ["webhook", "bridge"] }, "Events for a receiver, or sealed readings of a bridge to be copied"),
  name: about(TEXT, "Of the webhook; of a bridge its place in the configuration, from 1"),
  waiting: about(WHOLE, "Events or readings; no more than 10000 events are counted"),
  since: about(orNull(TIME), "Of the block of what waits longest; null where nothing waits"),
  putAside: about(WHOLE, "Events that the receiver would not take"),
});

const OPERATION = titled(
  "IndexerOperation",
  objectOf({
    peers: about(orNull(WHOLE), "Nodes that the node is connected to; null where it does not say"),
    isSyncing: about(orNull(BOOLEAN), "Whether the node is behind its peers; null where it does not say"),
    validators: about(
      orNull(listOf(objectOf({ address: ADDRESS, lastProposed: about(orNull(WHOLE), "Of the last 100 blocks") }))),
      "Who validates the next block; null where the node does not say, and its blocks neither",
    ),
    now: about(TIME, "By the clock of the indexer: the age of what waits counts to it"),
    queues: listOf(QUEUE),
    errors: about(
      listOf(
        objectOf({
          code: about(TEXT, "Of the catalogue, see docs/errors.md"),
          of: about({ enum: ["chain", "answers"] }, "What failed: following the chain, or somebody's question"),
          count: about(WHOLE, "Since the start"),
          at: about(TIME, "The last one"),
          remedy: about(orNull(TEXT), "As the catalogue has it"),
        }),
      ),
      "The newest first",
    ),
  }),
);

const FOUND = titled(
  "FoundThing",
  objectOf({
    kind: about(TEXT, "unit, organisation, account, statement, anchor, batch, station, receivable, …"),
    id: about(TEXT, "As the detail route of the kind takes it"),
    title: about(orNull(TEXT), "Its name, or the code on its label"),
    topic: about(TEXT, "As /v1/events and /v1/changes take it"),
    transaction: about(orNull(BYTES32), "Where a transaction was asked for"),
  }),
);

const VIEWER = titled(
  "IndexViewer",
  objectOf({
    kind: about(
      { enum: ["public", "device", "member"] },
      "Whose eyes the answers are made for: a device acts for its organisation, and is told what anybody is told",
    ),
    account: about(orNull(ADDRESS), "Of the session; null without one, or where it is not honoured"),
    org: about(orNull(ORG), "Its organisation"),
    roles: about(listOf(TEXT), "Of the organisation"),
  }),
);

const hash: JsonSchema = about(TEXT, "Text to look for: a hash, an identifier, a name or the beginning of one");

const READ = titled(
  "WithheldRead",
  objectOf({
    at: about(WHOLE, "Milliseconds since 1970"),
    org: about(ORG, "Organisation of who asked"),
    account: orNull(ADDRESS),
    subject: about(orNull(TEXT), "Of a person whom a directory knows"),
    route: about(TEXT, "What was asked, by its name"),
    things: about(listOf(TEXT), "Whose withheld values were told, as topics: receivable:0x.."),
    fields: about(listOf(TEXT), "Which values"),
  }),
);

/** What is asked whatever domains a deployment has. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "status",
    path: "/v1/status",
    summary: "What is indexed, and up to where",
    answer: "one",
    parameters: {},
    item: STATUS,
  },
  {
    name: "operation",
    path: "/v1/operation",
    summary: "How the node and what the indexer works through are, for who runs them",
    answer: "one",
    parameters: {},
    item: OPERATION,
  },
  {
    name: "recordedEvents",
    path: "/v1/events",
    summary: "Events of all contracts, in the order of the chain or newest first",
    answer: "page",
    parameters: {
      contract: about(TEXT, "As in the deployment file"),
      name: about(TEXT, "Of the event"),
      topic: about(TEXT, "What it is about: unit:0x.., org:2, station:1"),
      transaction: BYTES32,
      from: about(BLOCK_NUMBER, "First block"),
      to: about(BLOCK_NUMBER, "Last block"),
      newest: about(BOOLEAN, "Newest first"),
    },
    item: EVENT,
  },
  {
    name: "search",
    path: "/v1/search",
    summary: "Things by hash, code or name: whole, or by their beginning",
    answer: "page",
    parameters: { q: hash },
    item: FOUND,
  },
  {
    name: "viewer",
    path: "/v1/viewer",
    summary: "Who asks, as the chain has it now: what is answered depends on it",
    answer: "one",
    parameters: {},
    item: VIEWER,
  },
  {
    name: "withheldReads",
    path: "/v1/reads",
    summary:
      "Who read, as a regulator, what is withheld from others: to a regulator its own reads, to the operator all",
    answer: "page",
    parameters: { org: about(ORG, "Organisation of who asked"), newest: about(BOOLEAN, "Newest first") },
    item: READ,
  },
];
