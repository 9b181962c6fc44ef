import { Episodes } from "../model/episodes.ts";
import { evidenceOf } from "../model/evidence.ts";
import type { Field } from "../model/field.ts";
import { markAbsent } from "../model/marker.ts";
import { toPoints } from "../model/points.ts";
import type { Point, StationQuality, Surroundings } from "../model/qualifier.ts";
import type { Registry } from "../model/registry.ts";
import type { ReadingStore, StoredBatch, StoredReading } from "../model/store.ts";
import { packVerdicts, verdictAt } from "../model/verdicts.ts";
import { closeBatch } from "./close-batch.ts";

export interface SealerParameters {
  readonly store: ReadingStore;
  readonly registry: Registry;
  /** A new qualifier each time. */
  qualityOf(station: number): StationQuality;
  calibrationLapsed(sensor: number, at: number): boolean;
  /** Root over the rejections of a station after one and through another; zero bytes in hex for none. */
  rejectLog(station: number, afterId: number): Promise<{ root: string; throughId: number }>;
  /** Most readings of a batch. */
  readonly maxCount: number;
  /** A batch closes when its first reading is so old, in milliseconds, however few it has. */
  readonly maxAge: number;
  readonly carryLatest: boolean;
}

/** Closes batches: the one place where readings are judged and hashed. Its work is durable batch by batch. */
export interface Sealer {
  /**
   * Closes the batches of a station that are due at `now` (Unix milliseconds), or whatever there is with `all`.
   *
   * @returns How many batches were closed.
   */
  closeDue(station: number, now: number, all?: boolean): Promise<number>;
}

/** A sealer that can be told when the field changes, and that holds something to let go of. */
export interface RunningSealer extends Sealer {
  setField(field: Field): void;
  close(): Promise<void>;
}

/** What is known of a station between two batches. Lost with the process and rebuilt from the store. */
interface StationState {
  readonly quality: StationQuality;
  readonly episodes: Episodes;
  nextSeq: number;
  rejectsThrough: number;
  /** Readings of the upstream station that verdicts can still depend on. */
  upstream: Point[];
  upstreamThrough: number;
}

export function createSealer(parameters: SealerParameters): Sealer {
  const { store, registry, maxCount, maxAge } = parameters;
  const states = new Map<number, StationState>();

  async function stateOf(station: number): Promise<StationState> {
    const known = states.get(station);
    const nextSeq = (await store.batchedThrough(station)) + 1;
    // Another worker closed batches meanwhile: what is known here is older than they are.
    if (known?.nextSeq === nextSeq) return known;
    const last = await store.lastBatch(station);
    const quality = parameters.qualityOf(station);
    const state: StationState = {
      quality,
      episodes: new Episodes(registry),
      nextSeq,
      rejectsThrough: last?.rejectsThrough ?? 0,
      upstream: [],
      upstreamThrough: last?.upstreamThrough ?? 0,
    };
    await warm(station, state);
    states.set(station, state);
    return state;
  }

  /** Shows quality control and episodes what they saw before the process ended. Both begin anew after a gap. */
  async function warm(station: number, state: StationState): Promise<void> {
    if (state.nextSeq === 1) return;
    const { qualifier } = state.quality;
    const upstream = registry.station(registry.station(station)?.upstream ?? 0);
    for (const { id } of upstream?.sensors ?? []) {
      const readings = await store.history(id, state.upstreamThrough, qualifier.memory);
      state.upstream.push(...toPoints(readings, registry));
    }
    state.upstream.sort((a, b) => a.seq - b.seq);
    const past: StoredReading[] = [];
    const gapThrough = (await store.lastGap(station))?.throughSeq ?? 0;
    for (const { id } of registry.station(station)?.sensors ?? []) {
      const history = await store.history(id, state.nextSeq - 1, qualifier.memory);
      past.push(...history.filter(({ seq }) => seq > gapThrough));
    }
    past.sort((a, b) => a.seq - b.seq);
    qualifier.warm(toPoints(past, registry));
    const sealedOf = await sealedBatches(station, past);
    for (const reading of past) {
      const { batch, verdicts } = sealedOf(reading.seq);
      const began = batch.exceedances.some(({ seq }) => seq === reading.seq);
      state.episodes.take(reading, verdictAt(verdicts, reading.seq - batch.firstSeq), began);
    }
  }

  /** The batch of each reading, asked for in order of the sequence. */
  async function sealedBatches(station: number, past: readonly StoredReading[]) {
    const batches: StoredBatch[] = [];
    let from = past[0]?.seq ?? 0;
    const to = past.at(-1)?.seq ?? 0;
    while (from !== 0 && from <= to) {
      const holding = await store.anchorOf(station, from);
      if (holding === undefined) break;
      const more = [holding, ...(await store.batches(station, from + 1, 100))];
      batches.push(...more);
      const { firstSeq, count } = (more.at(-1) as StoredBatch).batch;
      from = firstSeq + count;
    }
    let at = 0;
    return (seq: number) => {
      while (at < batches.length && seq >= endOf(batches[at] as StoredBatch)) at++;
      return batches[at] as StoredBatch;
    };
  }

  /** The upstream station's readings as far back as `readings` need them, and all that came since the batch before. */
  async function surroundings(
    station: number,
    state: StationState,
    readings: readonly StoredReading[],
  ): Promise<Surroundings> {
    const { calibrationLapsed } = parameters;
    const upstream = registry.station(registry.station(station)?.upstream ?? 0);
    const { upstreamReach } = state.quality.qualifier;
    if (upstream === undefined || upstreamReach === 0) return { upstream: [], calibrationLapsed };
    const through = await store.lastSeq(upstream.id);
    if (through > state.upstreamThrough) {
      const more = await store.readings(upstream.id, state.upstreamThrough + 1, through);
      state.upstream.push(...toPoints(more, registry));
      state.upstreamThrough = through;
    }
    let earliest = Number.POSITIVE_INFINITY;
    for (const { observedAt } of readings) earliest = Math.min(earliest, observedAt);
    state.upstream = state.upstream.filter(({ observedAt }) => observedAt >= earliest - upstreamReach);
    return { upstream: state.upstream, calibrationLapsed };
  }

  async function closeOne(station: number, state: StationState, lastSeq: number, now: number): Promise<void> {
    const readings = await store.readings(station, state.nextSeq, lastSeq);
    const evidence = await evidenceOf(store, readings);
    const around = await surroundings(station, state, readings);
    const judged = state.quality.qualifier.judge(toPoints(readings, registry), around);
    const verdicts = markAbsent(readings, judged, evidence);
    const rejects = await parameters.rejectLog(station, state.rejectsThrough);
    const batch = closeBatch({
      station,
      readings,
      verdicts,
      evidence,
      qualityProfile: state.quality.profileHash,
      rejectLog: rejects.root,
      episodes: state.episodes,
      carryLatest: parameters.carryLatest,
    });
    await store.addBatch({
      batch,
      state: "closed",
      verdicts: packVerdicts(verdicts),
      upstreamThrough: state.upstreamThrough,
      rejectsThrough: rejects.throughId,
      closedAt: now,
    });
    state.nextSeq = lastSeq + 1;
    state.rejectsThrough = rejects.throughId;
  }

  return {
    async closeDue(station, now, all = false) {
      let closed = 0;
      try {
        const state = await stateOf(station);
        for (;;) {
          const stored = await store.lastSeq(station);
          if (stored < state.nextSeq) return closed;
          const full = stored - state.nextSeq + 1 >= maxCount;
          if (!full && !all) {
            const [first] = await store.readings(station, state.nextSeq, state.nextSeq);
            if (first === undefined || now - first.receivedAt < maxAge) return closed;
          }
          await closeOne(station, state, Math.min(stored, state.nextSeq + maxCount - 1), now);
          closed++;
        }
      } catch (error) {
        // Quality control has seen readings of a batch that was not kept: it starts again from what was.
        states.delete(station);
        throw error;
      }
    },
  };
}

const endOf = ({ batch }: StoredBatch) => batch.firstSeq + batch.count;
