import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry as Metrics } from "prom-client";
import type { IntakeStats } from "../model/intake-stats.ts";
import type { StoredBatch } from "../model/store.ts";

/** What Prometheus can ask of a bridge. Names end in their unit. */
export interface BridgeMetrics {
  readonly registry: Metrics;
  /** Readings by what became of them: stored as the first for their time, duplicate, conflict (stored beside the first). */
  readonly readings: Counter<"outcome">;
  /** Frames that could not be taken, by code. */
  readonly rejections: Counter<"code">;
  /** Observations that no reading could be made of. Codes are those of the catalogue, stations those of the configuration and 0. */
  readonly rejected: Counter<"station" | "code">;
  readonly sealedReadings: Counter<"station">;
  readonly batches: Counter<"station">;
  readonly flags: Counter<"station" | "flag">;
  /** From the arrival of a batch's first reading until its block, in seconds. */
  readonly sealLag: Histogram<"station">;
  /** Readings that are durable and not yet sealed. */
  readonly unsealed: Gauge<"station">;
  /** Exceedances that another gateway's batches should have listed. */
  readonly unlisted: Counter<"station">;
  /** Of a worker: whether it holds a station, how often it took or gave one up, how many workers live, for how many it stands in. */
  readonly leaseHeld: Gauge<"station">;
  readonly leaseChanges: Counter<"change">;
  readonly workersAlive: Gauge;
  readonly sessionsAdopted: Gauge;
  readonly queueFrames: Gauge;
  readonly queueBytes: Gauge;
}

export function createMetrics(): BridgeMetrics {
  const registry = new Metrics();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    readings: new Counter({
      name: "tallystick_readings_total",
      help: "Readings by what became of them",
      labelNames: ["outcome"],
      registers,
    }),
    rejections: new Counter({
      name: "tallystick_rejections_total",
      help: "Frames that could not be taken, by code",
      labelNames: ["code"],
      registers,
    }),
    rejected: new Counter({
      name: "tallystick_reject_log_total",
      help: "Frames and items that went into the reject log, by station (0: nobody's) and code",
      labelNames: ["station", "code"],
      registers,
    }),
    sealedReadings: new Counter({
      name: "tallystick_sealed_readings_total",
      help: "Readings that the chain has sealed",
      labelNames: ["station"],
      registers,
    }),
    batches: new Counter({
      name: "tallystick_sealed_batches_total",
      help: "Batches that the chain has sealed",
      labelNames: ["station"],
      registers,
    }),
    flags: new Counter({
      name: "tallystick_quality_flags_total",
      help: "Sealed readings by QARTOD flag",
      labelNames: ["station", "flag"],
      registers,
    }),
    sealLag: new Histogram({
      name: "tallystick_seal_lag_seconds",
      help: "From the arrival of a batch's first reading to its block",
      labelNames: ["station"],
      buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400],
      registers,
    }),
    unsealed: new Gauge({
      name: "tallystick_unsealed_readings",
      help: "Readings that are durable and not yet sealed",
      labelNames: ["station"],
      registers,
    }),
    unlisted: new Counter({
      name: "tallystick_exceedances_unlisted_total",
      help: "Exceedances that began in batches signed here and are not listed in them",
      labelNames: ["station"],
      registers,
    }),
    leaseHeld: new Gauge({
      name: "tallystick_lease_held",
      help: "Whether this worker holds the station: 1 or 0",
      labelNames: ["station"],
      registers,
    }),
    leaseChanges: new Counter({
      name: "tallystick_lease_changes_total",
      help: "Stations that this worker took, and gave up, by why",
      labelNames: ["change"],
      registers,
    }),
    workersAlive: new Gauge({ name: "tallystick_workers_alive", help: "Workers on the database that live", registers }),
    sessionsAdopted: new Gauge({
      name: "tallystick_sessions_adopted",
      help: "Workers that are gone and whose broker sessions this one takes",
      registers,
    }),
    queueFrames: new Gauge({ name: "tallystick_queue_frames", help: "Frames waiting for their commit", registers }),
    queueBytes: new Gauge({ name: "tallystick_queue_bytes", help: "Bytes waiting for their commit", registers }),
  };
}

/** Takes over what the intake counted since the start. */
export function countIntake(metrics: BridgeMetrics, { stored, duplicates, conflicts, ...stats }: IntakeStats): void {
  const { readings, rejections, rejected, queueFrames, queueBytes } = metrics;
  readings.reset();
  for (const [outcome, count] of Object.entries({
    stored: stored - conflicts,
    duplicate: duplicates,
    conflict: conflicts,
  })) {
    readings.inc({ outcome }, count);
  }
  rejections.reset();
  for (const [code, count] of Object.entries(stats.refused)) rejections.inc({ code }, count);
  rejected.reset();
  for (const { station, code, count } of stats.rejected) rejected.inc({ station: String(station), code }, count);
  queueFrames.set(stats.waiting.frames);
  queueBytes.set(stats.waiting.bytes);
}

/** @param now When the chain had it, Unix milliseconds. */
export function countSealed(metrics: BridgeMetrics, { batch }: StoredBatch, now: number): void {
  const station = String(batch.station);
  metrics.batches.inc({ station });
  metrics.sealedReadings.inc({ station }, batch.count);
  metrics.sealLag.observe({ station }, (now - batch.from) / 1_000);
  for (const [flag, count] of Object.entries(batch.flagCounts)) metrics.flags.inc({ station, flag }, count);
}
