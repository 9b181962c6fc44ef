/** Made-up stations, frames and batches for tests of what stores and moves readings. */
import { ZeroHash } from "ethers";
import type { Frame, Observation, Rejection } from "../bridge/model/frame.ts";
import type { StoredBatch } from "../bridge/model/store.ts";
import type { Sensor } from "../sdk/sensing/model/station.ts";

/** Sensors of station n are numbered from 100 n on. */
export function testSensor(station: number, index = 0): Sensor {
  return {
    id: station * 100 + index,
    station,
    parameter: `w0100${index}`,
    unit: "mg/L",
    scale: 2,
    range: { min: 0, max: 100_000 },
    limit: { min: null, max: null },
    interval: 60,
  };
}

/** An observation of `sensor`, a good 8.33 unless told otherwise. */
export function observation(sensor: Sensor, observedAt: number, changes: Partial<Observation> = {}): Observation {
  return { sensor, observedAt, value: 833, text: "8.33", sourceFlag: "N", counter: 0, ...changes };
}

/** A frame whose raw bytes say what it is. */
export function frame(station: number, receivedAt: number, observations: readonly Observation[]): Frame {
  const raw = new TextEncoder().encode(JSON.stringify([station, receivedAt, observations.map((o) => o.value)]));
  return { source: "mqtt", station, receivedAt, raw, observations };
}

/** A frame with one value of each of `count` sensors of a station, at a time. */
export function sweep(station: number, time: number, count = 5): Frame {
  const observations = Array.from({ length: count }, (_, i) => observation(testSensor(station, i), time));
  return frame(station, time, observations);
}

export function rejection(station: number, receivedAt: number, code = "CRC_WRONG"): Rejection {
  const raw = new TextEncoder().encode(`${station} ${receivedAt} ${code}`);
  return { source: "hj212", station, receivedAt, raw, code, detail: "expected 1C80" };
}

/** A closed batch over readings `firstSeq` to `firstSeq + count - 1`. */
export function closedBatch(station: number, firstSeq: number, count: number): StoredBatch {
  return {
    batch: {
      station,
      firstSeq,
      count,
      from: 1_000,
      to: 2_000,
      root: `0x${"ab".repeat(32)}`,
      qualityProfile: `0x${"cd".repeat(32)}`,
      flagCounts: { good: count, notEvaluated: 0, suspect: 0, fail: 0, missing: 0, late: 0, conflict: 0 },
      rejectLog: ZeroHash,
      latest: [{ sensor: station * 100, seq: firstSeq, observedAt: 1_000, value: -5, quality: 1 }],
      exceedances: [{ sensor: station * 100, seq: firstSeq, observedAt: 1_000, value: 99 }],
    },
    state: "closed",
    verdicts: new Uint8Array(5 * count).fill(1),
    upstreamThrough: 7,
    rejectsThrough: 3,
    closedAt: 3_000,
  };
}
