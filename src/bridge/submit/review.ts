import { hexlify } from "ethers";
import type { Batch } from "../../sdk/sensing/model/batch.ts";
import { batchId } from "../../sdk/sensing/model/batch-id.ts";
import { Check } from "../../sdk/sensing/model/quality.ts";
import type { Reading } from "../../sdk/sensing/model/reading.ts";
import { countFlags } from "../model/count-flags.ts";
import { bridgeError } from "../model/errors.ts";
import { hashReadings } from "../model/leaves.ts";
import { isMarker, looksLikeMarker } from "../model/marker.ts";
import { merkleTree } from "../model/merkle-tree.ts";
import { newest } from "../model/newest.ts";
import { toPoints } from "../model/points.ts";
import { type Proposal, proposedReadings, type ShownPast } from "../model/proposal.ts";
import type { StationQuality, Verdict } from "../model/qualifier.ts";
import type { Registry } from "../model/registry.ts";
import type { ReadingStore, StoredReading } from "../model/store.ts";
import { Coverage } from "./coverage.ts";
import { isOnlyWorse } from "./only-worse.ts";
import { ownCopies } from "./own-copies.ts";
import { Past } from "./past.ts";
import { mismatch, noSuchGap, omitted, requireSame } from "./refusals.ts";
import { Unlisted } from "./unlisted.ts";

export interface ReviewParameters {
  /** This gateway's own copy of the readings. */
  readonly store: ReadingStore;
  readonly registry: Registry;
  /** A new qualifier each time. */
  qualityOf(station: number): StationQuality;
  calibrationLapsed(sensor: number, at: number): boolean;
  /**
   * Whether the chain has a batch. With it, a gateway that was started anew asks for what was sealed before; without, it takes its
   * own order of arrival for the sealed one, and refuses what was judged in another.
   */
  readonly isSealed?: (batch: Batch) => Promise<boolean>;
  /** Last number of the gap that begins with a number, as the chain has it; 0 where none does. */
  readonly gapAt?: (station: number, firstSeq: number) => Promise<number>;
  /** How far the times of arrival of two gateways may lie apart, in milliseconds. */
  readonly skew: number;
  /** Hears of readings with which an exceedance began that the batch does not list. */
  readonly onUnlisted?: (readings: readonly Reading[]) => void;
}

/** What a reviewer remembers of a station since the last batch that it found good. Lost with the process. */
interface StationState {
  /** Of that batch. */
  readonly id: string;
  /** Where the next batch begins. */
  readonly nextSeq: number;
  readonly coverage: Coverage;
  /** Has seen what was sealed, in that order. */
  readonly quality: StationQuality | undefined;
  readonly unlisted: Unlisted;
}

/**
 * The review of a co-signing gateway: everything that it signs, checked against its own copy of the readings.
 *
 * 1. The batch is what its readings make it: root, count, times, flags, what it carries.
 * 2. Each reading is in the gateway's own copy, with the same value, source flag, counter and evidence, was received within
 *    the allowed skew, and is in no batch yet.
 * 3. No reading that the gateway has is left out for longer than the skew.
 * 4. Quality control, repeated over the same sequence, says the same.
 *
 * An exceedance that is not listed is told of, and no reason to refuse; see `Unlisted`.
 *
 * After a restart, and after a gap, it cannot tell which readings of the skew before the batch were sealed already, and asks for
 * none of them. What it cannot check at all is said in docs/guides/bridge.md: the reject log, and what it never received.
 */
export class Reviewer {
  readonly #parameters: ReviewParameters;
  readonly #states = new Map<number, StationState>();
  /** What stations are shown of their past, until it is used. */
  readonly #pasts = new Map<number, Past>();

  constructor(parameters: ReviewParameters) {
    this.#parameters = parameters;
  }

  /** Quality control begins anew: profiles, sensors or calibrations have changed. */
  fieldChanged(): void {
    for (const [station, state] of this.#states) this.#states.set(station, { ...state, quality: undefined });
    this.#pasts.clear();
  }

  /**
   * Is shown sealed batches of one station, from the newest back, and the gap before them. Returns before which number the next has
   * to end; null where it has seen enough, or did not ask.
   *
   * @throws `PROPOSAL_INVALID`, `COSIGN_MISMATCH` where the chain has another batch, or not that gap.
   */
  async showPast({ batches, gap }: ShownPast): Promise<number | null> {
    const past = this.#pasts.get(batches[0]?.batch.station ?? gap?.station ?? 0);
    for (const proposal of batches) {
      const { batch } = proposal;
      if (past?.before === undefined || batch.firstSeq + batch.count !== past.before) break;
      const readings = proposedReadings(proposal);
      this.#requireRoot(batch, readings, proposal.readings);
      requireSame(batch, "sealed", await this.#parameters.isSealed?.(batch), true);
      past.add(readings);
    }
    if (gap !== undefined && past?.before !== undefined) {
      const { station, firstSeq } = gap;
      const through = (await this.#parameters.gapAt?.(station, firstSeq)) ?? 0;
      if (through + 1 !== past.before) throw noSuchGap(station, firstSeq, through, past.before);
      past.end();
    }
    return past?.before ?? null;
  }

  /**
   * @throws `PROPOSAL_INVALID`, `COSIGN_MISMATCH`, `COSIGN_OMITTED`, `COSIGN_READING_UNKNOWN` (retryable: it may arrive yet),
   * each naming reading and field; `COSIGN_PAST_WANTED`, naming what `showPast` has to be given first.
   */
  async review(proposal: Proposal): Promise<void> {
    const { batch } = proposal;
    const { station } = batch;
    const id = batchId(batch);
    const known = this.#states.get(station);
    if (known?.id === id) return;
    const readings = proposedReadings(proposal);
    this.#requireBatch(batch, readings, proposal.readings);

    const before = known?.nextSeq === batch.firstSeq ? known : undefined;
    const own = await ownCopies(this.#parameters, readings, before?.coverage.next ?? 1);
    const coverage = await this.#requireComplete(batch, readings, own, before?.coverage);

    const quality = before?.quality ?? (await this.#warmQuality(batch, own));
    const nextSeq = batch.firstSeq + batch.count;
    // Until the verdicts agree this one has seen readings that may never be sealed.
    if (before) this.#states.set(station, { ...before, quality: undefined });
    this.#requireVerdicts(batch, readings, own, quality);
    const unlisted = before?.unlisted ?? new Unlisted(this.#parameters.registry);
    const found = unlisted.take(batch, readings);
    this.#states.set(station, { id, nextSeq, coverage, quality, unlisted });
    this.#pasts.delete(station);
    if (found.length > 0) this.#parameters.onUnlisted?.(found);
  }

  #requireBatch(batch: Batch, readings: readonly Reading[], bytes: Uint8Array): void {
    this.#requireRoot(batch, readings, bytes);
    for (const [i, reading] of readings.entries()) {
      const earlier = readings[i - 1]?.receivedAt ?? reading.receivedAt;
      if (reading.receivedAt < earlier) throw mismatch(reading, "receivedAt", earlier, reading.receivedAt);
    }
    requireSame(batch, "from", readings[0]?.receivedAt, batch.from);
    requireSame(batch, "to", readings.at(-1)?.receivedAt, batch.to);
    const counts = countFlags(readings);
    for (const [name, count] of Object.entries(counts)) {
      requireSame(batch, `flagCounts.${name}`, count, batch.flagCounts[name as keyof typeof counts]);
    }
    this.#requireCarried(batch, readings);
  }

  #requireRoot(batch: Batch, readings: readonly Reading[], bytes: Uint8Array): void {
    const root = hexlify(merkleTree(hashReadings(bytes), { sortPairs: false }).root);
    requireSame(batch, "root", root, batch.root);
    for (const [i, reading] of readings.entries()) {
      requireSame(batch, `readings[${i}].station`, batch.station, reading.station);
      requireSame(batch, `readings[${i}].seq`, batch.firstSeq + i, reading.seq);
    }
  }

  #requireCarried(batch: Batch, readings: readonly Reading[]): void {
    const expected = batch.latest.length === 0 ? [] : newest(readings, readings, batch.to);
    requireSame(batch, "latest.length", expected.length, batch.latest.length);
    for (const [i, item] of expected.entries()) {
      for (const field of ["sensor", "seq", "observedAt", "value", "quality"] as const) {
        requireSame(batch, `latest[${i}].${field}`, item[field], batch.latest[i]?.[field]);
      }
    }
    for (const [i, item] of batch.exceedances.entries()) {
      const reading = readings[item.seq - batch.firstSeq];
      for (const field of ["seq", "sensor", "observedAt", "value"] as const) {
        requireSame(batch, `exceedances[${i}].${field}`, reading?.[field], item[field]);
      }
    }
  }

  /** Nothing is in two batches, and nothing in none for longer than the skew. */
  async #requireComplete(
    batch: Batch,
    readings: readonly Reading[],
    own: readonly (StoredReading | undefined)[],
    before: Coverage | undefined,
  ): Promise<Coverage> {
    const { store, skew } = this.#parameters;
    const coverage = before ?? (await this.#beginCoverage(batch, own));
    const here = new Set<number>();
    for (const [i, reading] of readings.entries()) {
      const seq = own[i]?.seq;
      if (seq === undefined) continue;
      if (here.has(seq) || coverage.isSealed(seq)) throw mismatch(reading, "seq", "in a batch already", reading.seq);
      here.add(seq);
    }
    let grown = coverage.with(here);
    for (let from = grown.next; ; ) {
      const page = await store.readings(batch.station, from, from + PAGE - 1);
      const markers: number[] = [];
      for (const mine of page) {
        if (mine.receivedAt >= batch.to - skew) return grown.with(markers);
        if (looksLikeMarker(mine)) markers.push(mine.seq);
        else if (!grown.has(mine.seq)) throw omitted(batch, mine);
      }
      grown = grown.with(markers);
      if (page.length < PAGE) return grown;
      from += PAGE;
    }
  }

  async #beginCoverage(batch: Batch, own: readonly (StoredReading | undefined)[]): Promise<Coverage> {
    const { store, skew } = this.#parameters;
    const seqs = own.flatMap((copy) => (copy === undefined ? [] : [copy.seq]));
    // The proposing gateway may have begun later than this one, but from then on it has all.
    if (batch.firstSeq === 1 && seqs.length > 0) return new Coverage(seqs.reduce((a, b) => Math.min(a, b)) - 1);
    const [next] = await store.receivedBetween(batch.station, batch.from + skew, Number.MAX_SAFE_INTEGER, 1);
    const older = next === undefined ? await store.lastSeq(batch.station) : next.seq - 1;
    const last = seqs.reduce((a, b) => Math.max(a, b), 0);
    return new Coverage(last === 0 ? older : Math.min(older, last));
  }

  #requireVerdicts(
    batch: Batch,
    readings: readonly Reading[],
    own: readonly (StoredReading | undefined)[],
    { qualifier, profileHash }: StationQuality,
  ): void {
    const { registry, calibrationLapsed } = this.#parameters;
    requireSame(batch, "qualityProfile", profileHash, batch.qualityProfile);
    const sealed = readings.map((reading, i) => ({
      ...reading,
      value: own[i]?.value ?? null,
      conflict: own[i]?.conflict ?? false,
    }));
    const verdicts = qualifier.judge(toPoints(sealed, registry), { upstream: [], calibrationLapsed });
    for (const [i, reading] of readings.entries()) {
      const { quality, checks } = verdicts[i] as Verdict;
      const mine = { quality, checks: isMarker(reading) ? checks | Check.Absent : checks };
      if (isOnlyWorse(reading, mine)) continue;
      if (mine.quality !== reading.quality) throw mismatch(reading, "quality", mine.quality, reading.quality);
      if (mine.checks !== reading.checks) throw mismatch(reading, "checks", mine.checks, reading.checks);
    }
  }

  /** Quality control that has seen what came before the batch. */
  async #warmQuality(batch: Batch, own: readonly (StoredReading | undefined)[]): Promise<StationQuality> {
    const { registry, isSealed } = this.#parameters;
    const { station, firstSeq } = batch;
    const quality = this.#parameters.qualityOf(station);
    const { memory } = quality.qualifier;
    if (firstSeq === 1) return quality;
    if (isSealed === undefined) {
      quality.qualifier.warm(await this.#pastByOwnOrder(station, own, memory));
      return quality;
    }
    const known = this.#pasts.get(station);
    const past = known?.of === firstSeq ? known : new Past(firstSeq, registry.station(station) ?? NO_SENSORS, memory);
    this.#pasts.set(station, past);
    if (past.before !== undefined) {
      const { before } = past;
      const message = `station ${station}: what was sealed before reading ${before} has to be shown first`;
      throw bridgeError("COSIGN_PAST_WANTED", message, { station, firstSeq, before });
    }
    quality.qualifier.warm(past.points(registry));
    return quality;
  }

  async #pastByOwnOrder(station: number, own: readonly (StoredReading | undefined)[], memory: number) {
    const { store, registry } = this.#parameters;
    const firstOf = new Map<number, number>();
    let first = Number.MAX_SAFE_INTEGER;
    for (const copy of own) {
      if (copy === undefined) continue;
      first = Math.min(first, copy.seq);
      firstOf.set(copy.sensor, Math.min(firstOf.get(copy.sensor) ?? copy.seq, copy.seq));
    }
    const past: StoredReading[] = [];
    for (const { id } of registry.station(station)?.sensors ?? []) {
      past.push(...(await store.history(id, (firstOf.get(id) ?? first) - 1, memory)));
    }
    past.sort((a, b) => a.seq - b.seq);
    return toPoints(past, registry);
  }
}

const NO_SENSORS = { sensors: [] };

/** Readings of this gateway that are looked at in one go for one that was left out. */
const PAGE = 1_000;
