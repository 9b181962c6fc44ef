/** A gateway's store, sealer and reviewer without sockets or a chain. */
import { hexlify } from "ethers";
import type { Sealer } from "../bridge/batch/sealer.ts";
import { fieldSealer, lapsedBy, qualityOf, type SealingOptions } from "../bridge/compose/sealing/field-sealer.ts";
import { countFlags } from "../bridge/model/count-flags.ts";
import type { Field } from "../bridge/model/field.ts";
import type { Frame, Observation } from "../bridge/model/frame.ts";
import { hashReadings } from "../bridge/model/leaves.ts";
import { merkleTree } from "../bridge/model/merkle-tree.ts";
import { type Proposal, proposedReadings } from "../bridge/model/proposal.ts";
import { fixedRegistry } from "../bridge/model/registry.ts";
import type { ReadingStore } from "../bridge/model/store.ts";
import { openSqliteStore } from "../bridge/store/sqlite/store.ts";
import { propose } from "../bridge/submit/propose.ts";
import { Reviewer } from "../bridge/submit/review.ts";
import type { Batch } from "../sdk/sensing/model/batch.ts";
import type { Reading } from "../sdk/sensing/model/reading.ts";
import { READING_WIDTH, writeReading } from "../sdk/sensing/model/reading-leaf.ts";
import type { Station } from "../sdk/sensing/model/station.ts";
import { temporaryFolder } from "./bridge.ts";
import { riverStation } from "./river-station.ts";

export const SKEW = 5_000;

/** Stations 1 and, downstream of it, 2; pH of station n is sensor 100 n, oxygen the next. */
export const RIVER: Field = {
  stations: [riverStation(1), { ...riverStation(2), upstream: 1 }],
  profiles: new Map(),
  calibrations: [],
};

/** The same, where a station's first sensor may say 6.00 to 9.00. */
export const LIMITED: Field = {
  ...RIVER,
  stations: RIVER.stations.map((station) => ({
    ...station,
    sensors: station.sensors.map((sensor, i) => (i === 0 ? { ...sensor, limit: { min: 600, max: 900 } } : sensor)),
  })),
};

export interface SealingBench {
  readonly store: ReadingStore;
  sealer(options?: Partial<SealingOptions>, field?: Field): Sealer;
  /** @param isSealed What the chain has, where the reviewer can ask it. */
  reviewer(
    field?: Field,
    isSealed?: (batch: Batch) => Promise<boolean>,
    onUnlisted?: (readings: readonly Reading[]) => void,
    gapAt?: (station: number, firstSeq: number) => Promise<number>,
  ): Reviewer;
  /** Closes what is stored, and proposes the batch that begins at `firstSeq`. */
  propose(firstSeq: number, station?: number): Promise<Proposal>;
  close(): Promise<void>;
}

export async function sealingBench(): Promise<SealingBench> {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder: folder.path, access: "ingest" });
  return {
    store,
    sealer: (options, field = RIVER) =>
      fieldSealer(store, field, { maxCount: 1_000, maxAge: 60_000, carryLatest: true, ...options }),
    reviewer: (field = RIVER, isSealed, onUnlisted, gapAt) =>
      new Reviewer({
        store,
        registry: fixedRegistry(field.stations),
        qualityOf: qualityOf(field),
        calibrationLapsed: lapsedBy(field),
        skew: SKEW,
        ...(isSealed && { isSealed }),
        ...(onUnlisted && { onUnlisted }),
        ...(gapAt && { gapAt }),
      }),
    async propose(firstSeq, station = 1) {
      const batch = await store.anchorOf(station, firstSeq);
      if (batch === undefined) throw new RangeError(`no batch at ${firstSeq}`);
      return propose(store, batch, 1);
    },
    async close() {
      await store.close();
      folder.cleanUp();
    },
  };
}

/** A station whose sensors all measure so often, in seconds. */
export function withInterval(station: Station, interval: number): Station {
  return { ...station, sensors: station.sensors.map((sensor) => ({ ...sensor, interval })) };
}

/** A frame of one reading of station 1's pH, in hundredths, observed a second before it is received. */
export function phFrame(
  receivedAt: number,
  value: number | null,
  changes: Partial<Observation> = {},
  station = 1,
): Frame {
  const [sensor] = riverStation(station).sensors as [Observation["sensor"]];
  const text = value === null ? "" : String(value / 100);
  const observation = { sensor, observedAt: receivedAt - 1_000, value, text, sourceFlag: "N", counter: 0, ...changes };
  const { observedAt, sourceFlag, counter } = observation;
  const raw = new TextEncoder().encode(JSON.stringify([observedAt, observation.value, sourceFlag, counter]));
  return { source: "http", station, receivedAt, raw, observations: [observation] };
}

/** What a dishonest gateway proposes: other readings, and a batch that fits them. */
export function tampered(
  proposal: Proposal,
  edit: (readings: Reading[]) => Reading[],
  changes: Partial<Batch> = {},
): Proposal {
  const readings = edit(proposedReadings(proposal));
  const bytes = new Uint8Array(readings.length * READING_WIDTH);
  const view = new DataView(bytes.buffer);
  for (const [i, reading] of readings.entries()) {
    const evidence = Buffer.from(reading.evidence.slice(2), "hex");
    writeReading(view, i * READING_WIDTH, reading, reading, evidence);
  }
  const batch = {
    ...proposal.batch,
    count: readings.length,
    from: readings[0]?.receivedAt ?? 0,
    to: readings.at(-1)?.receivedAt ?? 0,
    root: hexlify(merkleTree(hashReadings(bytes), { sortPairs: false }).root),
    flagCounts: countFlags(readings),
    latest: [],
    exceedances: [],
    ...changes,
  };
  return { batch, epoch: proposal.epoch, readings: bytes };
}
