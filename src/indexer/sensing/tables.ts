import type { FlagCounts } from "../../sdk/sensing/model/batch.ts";
import type { Phase } from "../../sdk/sensing/model/phase.ts";
import type { Stage } from "../../sdk/sensing/model/stage.ts";
import { amount, flag, integer, json, number, orNull, signed, table, text, word } from "../store/table.ts";

const PLACE = { pos: integer(), block: integer(), transaction: text() } as const;

export const STATION = table(
  "station",
  {
    id: integer(),
    operator: integer(),
    name: text(),
    reach: text(),
    upstream: integer(),
    latitude: number(),
    longitude: number(),
    quorum: integer(),
    epoch: integer(),
    gateways: json<readonly string[]>(),
    phase: word<Phase>(),
    sensors: json<readonly number[]>(),
    lastSeq: integer(),
    batches: integer(),
    lastBatch: orNull(text()),
    lastSealedAt: orNull(integer()),
    lastReceivedAt: orNull(integer()),
    gaps: integer(),
    equivocations: integer(),
    openExceedances: integer(),
    ...PLACE,
  },
  ["id"],
  [["operator"], ["phase"], []],
);

export interface LatestValue {
  readonly seq: number;
  readonly observedAt: number;
  /** Stored integer of 64 bits, in decimal, as every value here. */
  readonly value: string;
  readonly quality: number;
  readonly batch: string;
  readonly sealedAt: number;
}

export const SENSOR = table(
  "sensor",
  {
    id: integer(),
    station: integer(),
    parameter: text(),
    unit: text(),
    scale: integer(),
    range: json<{ readonly min: string; readonly max: string }>(),
    limit: json<{ readonly min: string | null; readonly max: string | null }>(),
    interval: integer(),
    phase: text<Phase>(),
    latest: orNull(json<LatestValue>()),
    ...PLACE,
  },
  ["id"],
  [["station"], []],
);

export interface SealedReading {
  readonly sensor: number;
  readonly seq: number;
  readonly observedAt: number;
  /** Stored integer of 64 bits, in decimal, as every value here. */
  readonly value: string;
}

export const BATCH = table(
  "batch",
  {
    id: word(),
    station: integer(),
    firstSeq: integer(),
    count: integer(),
    from: integer(),
    to: integer(),
    root: text(),
    qualityProfile: text(),
    flagCounts: json<FlagCounts>(),
    rejectLog: text(),
    epoch: integer(),
    latest: json<readonly (SealedReading & { readonly quality: number })[]>(),
    exceedances: json<readonly SealedReading[]>(),
    sealedAt: integer(),
    ...PLACE,
  },
  ["id"],
  [["station", "firstSeq"], ["station"], []],
);

export const GAP = table(
  "gap",
  {
    station: integer(),
    firstSeq: integer(),
    throughSeq: integer(),
    epoch: integer(),
    reason: text(),
    time: integer(),
    ...PLACE,
  },
  ["pos"],
  [["station"]],
);

export interface Moved {
  readonly to: Stage;
  readonly by: number;
  readonly statement: string;
  readonly time: number;
  readonly transaction: string;
}

export const EXCEEDANCE = table(
  "exceedance",
  {
    id: amount(),
    sensor: integer(),
    station: integer(),
    seq: integer(),
    stage: word<Stage>(),
    since: integer(),
    openedAt: integer(),
    observedAt: integer(),
    value: signed(),
    byProof: flag(),
    history: json<readonly Moved[]>(),
    ...PLACE,
  },
  ["id"],
  [["station"], ["sensor"], ["stage"], []],
);

export const EQUIVOCATION = table(
  "equivocation",
  {
    station: integer(),
    firstSeq: integer(),
    sealedBatch: text(),
    other: text(),
    epoch: integer(),
    counted: flag(),
    time: integer(),
    ...PLACE,
  },
  ["pos"],
  [["station"]],
);

/** What is measured, by the first sensor that measures it. */
export const OBSERVED_PROPERTY = table(
  "observed_property",
  { parameter: word(), id: integer() },
  ["parameter"],
  [["id"]],
);

/**
 * Sealed readings that have a value: those that a batch carries onto the chain, and, where a bridge is named, all of its station.
 * `id` is their number in the station's sequence × 10^6 + the station.
 */
export const READING = table(
  "reading",
  {
    id: integer(),
    station: integer(),
    seq: integer(),
    sensor: integer(),
    observedAt: integer(),
    receivedAt: orNull(integer()),
    /** What is compared and sorted by: the number nearest to `exact`. */
    result: number(),
    /** In decimal, with every digit. */
    exact: text(),
    quality: orNull(integer()),
    checks: json<readonly string[]>(),
    batch: text(),
    isOfBridge: flag(),
  },
  ["id"],
  [["sensor", "observedAt"], ["station", "observedAt"], ["observedAt"], ["sensor"], ["station"]],
);

/** Up to where a bridge's readings of a station are in `reading`. */
export const READING_COPY = table("reading_copy", { station: integer(), throughSeq: integer() }, ["station"]);

/** Stations that ids of readings have room for. */
const STATIONS = 1_000_000;

export const readingId = (station: number, seq: number): number => seq * STATIONS + station;
