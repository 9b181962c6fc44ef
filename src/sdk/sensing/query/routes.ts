import {
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  listOf,
  ORG,
  objectOf,
  orNull,
  SIGNED,
  TEXT,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { HAPPENED } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { PHASES } from "../model/phase.ts";
import { STAGES } from "../model/stage.ts";

const MILLISECONDS = about(WHOLE, "Milliseconds since 1970");
const STORED = about(SIGNED, "Stored integer of 64 bits");
const BOUND = about(orNull(SIGNED), "Stored integer; null for an open end");

const STATION = titled(
  "IndexedStation",
  objectOf({
    id: ORG,
    operator: ORG,
    name: TEXT,
    reach: about(TEXT, "River reach"),
    upstream: about(WHOLE, "The next station upstream; 0 where there is none"),
    latitude: { type: "number" },
    longitude: { type: "number" },
    quorum: about(WHOLE, "How many of the gateways have to sign a batch"),
    epoch: about(WHOLE, "Grows by one each time the gateways change"),
    gateways: listOf(TEXT),
    phase: wordOf(PHASES),
    sensors: about(listOf(ORG), "Numbers of its sensors, also of those that are retired"),
    lastSeq: about(WHOLE, "Number of the last reading that is sealed, or recorded as missing"),
    batches: WHOLE,
    lastBatch: orNull(BYTES32),
    lastSealedAt: orNull(TIME),
    lastReceivedAt: about(orNull(WHOLE), "When the last sealed reading was received, in milliseconds"),
    gaps: WHOLE,
    equivocations: WHOLE,
    openExceedances: about(WHOLE, "Those that are not closed"),
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const SENSOR = titled(
  "IndexedSensor",
  objectOf({
    id: ORG,
    station: ORG,
    parameter: TEXT,
    unit: about(TEXT, "UCUM"),
    scale: about(WHOLE, "Decimal places of the stored integers"),
    range: objectOf({ min: SIGNED, max: SIGNED }),
    limit: objectOf({ min: BOUND, max: BOUND }),
    interval: about(WHOLE, "Seconds between two readings; 0 where it measures irregularly"),
    phase: wordOf(PHASES),
    latest: about(
      orNull(
        objectOf({
          seq: ORG,
          observedAt: MILLISECONDS,
          value: STORED,
          quality: WHOLE,
          batch: BYTES32,
          sealedAt: TIME,
        }),
      ),
      "The last value that a batch carried to the chain",
    ),
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const FLAGS = ["good", "notEvaluated", "suspect", "fail", "missing", "late", "conflict"];
const READING = { sensor: ORG, seq: ORG, observedAt: MILLISECONDS, value: STORED };

const BATCH = titled(
  "IndexedBatch",
  objectOf({
    id: BYTES32,
    station: ORG,
    firstSeq: ORG,
    count: WHOLE,
    from: about(MILLISECONDS, "When the first reading was received"),
    to: about(MILLISECONDS, "When the last reading was received"),
    root: BYTES32,
    qualityProfile: BYTES32,
    flagCounts: objectOf(Object.fromEntries(FLAGS.map((flag) => [flag, WHOLE]))),
    rejectLog: BYTES32,
    epoch: about(WHOLE, "The gateway set that signed"),
    latest: listOf(objectOf({ ...READING, quality: WHOLE })),
    exceedances: listOf(objectOf(READING)),
    sealedAt: TIME,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const GAP = titled(
  "IndexedGap",
  objectOf({
    station: ORG,
    firstSeq: ORG,
    throughSeq: ORG,
    epoch: WHOLE,
    reason: TEXT,
    time: HAPPENED.time,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const EXCEEDANCE = titled(
  "IndexedExceedance",
  objectOf({
    id: about(AMOUNT, "96 bits in decimal"),
    sensor: ORG,
    station: ORG,
    seq: about(ORG, "The reading that it begins with"),
    stage: wordOf(STAGES),
    since: about(TIME, "When it came to the stage"),
    openedAt: TIME,
    observedAt: MILLISECONDS,
    value: STORED,
    byProof: about(BOOLEAN, "Whether it was opened by a proof; otherwise a quorum of gateways listed it"),
    history: listOf(
      objectOf({
        to: wordOf(STAGES),
        by: about(WHOLE, "Organisation; 0 for the first"),
        statement: BYTES32,
        time: TIME,
        transaction: BYTES32,
      }),
    ),
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const EQUIVOCATION = titled(
  "IndexedEquivocation",
  objectOf({
    station: ORG,
    firstSeq: about(ORG, "Where the other batch begins"),
    sealedBatch: BYTES32,
    other: BYTES32,
    epoch: WHOLE,
    counted: BOOLEAN,
    time: HAPPENED.time,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const newest = about(BOOLEAN, "Newest first");

/** What the query API answers about what was measured. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "stations",
    path: "/v1/stations",
    summary: "Every station that was ever proposed, in the order of proposal",
    answer: "page",
    parameters: { operator: ORG, phase: wordOf(PHASES) },
    item: STATION,
  },
  {
    name: "station",
    path: "/v1/stations/{id}",
    summary: "A station",
    answer: "one",
    parameters: { id: ORG },
    item: STATION,
  },
  {
    name: "sensors",
    path: "/v1/sensors",
    summary: "Every sensor that was ever proposed, in the order of proposal",
    answer: "page",
    parameters: { station: ORG },
    item: SENSOR,
  },
  {
    name: "sensor",
    path: "/v1/sensors/{id}",
    summary: "A sensor",
    answer: "one",
    parameters: { id: ORG },
    item: SENSOR,
  },
  {
    name: "batches",
    path: "/v1/batches",
    summary: "Sealed batches by their first number, or newest first",
    answer: "page",
    parameters: { station: ORG, newest },
    item: BATCH,
  },
  {
    name: "batch",
    path: "/v1/batches/{id}",
    summary: "A sealed batch",
    answer: "one",
    parameters: { id: BYTES32 },
    item: BATCH,
  },
  {
    name: "gaps",
    path: "/v1/gaps",
    summary: "Readings that are recorded as missing, in the order of the chain",
    answer: "page",
    parameters: { station: ORG },
    item: GAP,
  },
  {
    name: "exceedances",
    path: "/v1/exceedances",
    summary: "Exceedances as they stand, in the order in which they were opened",
    answer: "page",
    parameters: { station: ORG, sensor: ORG, stage: wordOf(STAGES), newest },
    item: EXCEEDANCE,
  },
  {
    name: "exceedance",
    path: "/v1/exceedances/{id}",
    summary: "An exceedance",
    answer: "one",
    parameters: { id: AMOUNT },
    item: EXCEEDANCE,
  },
  {
    name: "equivocations",
    path: "/v1/equivocations",
    summary: "Where a quorum of gateways signed two histories, in the order of the chain",
    answer: "page",
    parameters: { station: ORG },
    item: EQUIVOCATION,
  },
];
