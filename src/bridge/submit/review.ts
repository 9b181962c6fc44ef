import { hexlify, ZeroHash } from "ethers";
import type { TallyError } from "../../lib/errors.ts";
import type { Batch } from "../../sdk/sensing/batch.ts";
import { Check, Quality } from "../../sdk/sensing/quality.ts";
import type { Reading } from "../../sdk/sensing/reading.ts";
import { countFlags } from "../batch/close-batch.ts";
import type { Keccak } from "../batch/keccak.ts";
import { hashReadings } from "../batch/leaves.ts";
import { merkleTree } from "../batch/merkle-tree.ts";
import { toPoints } from "../batch/points.ts";
import type { StationQuality } from "../batch/sealer.ts";
import { bridgeError } from "../errors.ts";
import { evidenceOf } from "../evidence.ts";
import type { Verdict } from "../quality/qualifier.ts";
import type { Registry } from "../registry.ts";
import type { ReadingStore, StoredReading } from "../store/store.ts";
import { type Proposal, proposedReadings } from "./proposal.ts";

export interface ReviewParameters {
  /** This gateway's own copy of the readings. */
  readonly store: ReadingStore;
  readonly registry: Registry;
  readonly keccak: Keccak;
  /** A new qualifier each time. */
  qualityOf(station: number): StationQuality;
  calibrationLapsed(sensor: number, at: number): boolean;
  /** How far the receipt times of two gateways may lie apart, in milliseconds. */
  readonly skew: number;
}

/** What a reviewer remembers of the last batch that it found good, to see what the next one leaves out. */
interface Seen {
  readonly batch: Batch;
  readonly keys: ReadonlySet<string>;
}

/**
 * The review of a co-signing gateway: everything that it signs, checked against its own copy of the readings.
 *
 * 1. The batch is what its readings make it: root, count, times, flags.
 * 2. Each reading is in the gateway's own copy, with the same value, source flag, counter and evidence, and was received
 *    within the allowed skew.
 * 3. No reading that the gateway has, received within the batch's span, is left out.
 * 4. Quality control, repeated over the gateway's own copy, says the same.
 *
 * What it cannot check is said in docs/guides/sensing.md: the reject log, and what no gateway ever received.
 */
export class Reviewer {
  readonly #parameters: ReviewParameters;
  readonly #seen = new Map<number, Seen>();

  constructor(parameters: ReviewParameters) {
    this.#parameters = parameters;
  }

  /**
   * @throws `PROPOSAL_INVALID`, `COSIGN_MISMATCH`, `COSIGN_OMITTED`, `COSIGN_READING_UNKNOWN` (retryable: it may arrive yet),
   * each naming reading and field.
   */
  async review(proposal: Proposal): Promise<void> {
    const { batch } = proposal;
    const readings = proposedReadings(proposal);
    this.#requireBatch(batch, readings, proposal.readings);
    const own = await this.#ownCopies(readings);
    await this.#requireComplete(batch, readings);
    await this.#requireVerdicts(batch, readings, own);
    this.#seen.set(batch.station, { batch, keys: new Set(readings.map(keyOf)) });
  }

  #requireBatch(batch: Batch, readings: readonly Reading[], bytes: Uint8Array): void {
    const { keccak } = this.#parameters;
    const root = hexlify(merkleTree(hashReadings(bytes, keccak), keccak).root);
    same(batch, "root", root, batch.root);
    for (const [i, reading] of readings.entries()) {
      same(batch, `readings[${i}].station`, reading.station, batch.station);
      same(batch, `readings[${i}].seq`, reading.seq, batch.firstSeq + i);
    }
    same(batch, "from", readings[0]?.receivedAt, batch.from);
    same(batch, "to", readings.at(-1)?.receivedAt, batch.to);
    const counts = countFlags(readings);
    for (const [name, count] of Object.entries(counts)) {
      same(batch, `flagCounts.${name}`, count, batch.flagCounts[name as keyof typeof counts]);
    }
    for (const item of [...batch.latest, ...batch.exceedances]) {
      const reading = readings[item.seq - batch.firstSeq];
      same(batch, `item ${item.seq}.value`, reading?.value, item.value);
      same(batch, `item ${item.seq}.sensor`, reading?.sensor, item.sensor);
      same(batch, `item ${item.seq}.observedAt`, reading?.observedAt, item.observedAt);
    }
  }

  async #ownCopies(readings: readonly Reading[]): Promise<StoredReading[]> {
    const { store, keccak, skew } = this.#parameters;
    const own: StoredReading[] = [];
    for (const reading of readings) {
      const copies = await store.copiesAt(reading.sensor, reading.observedAt);
      const conflict = (reading.checks & Check.Conflict) !== 0;
      const copy = copies.find(
        (candidate) => (candidate.value ?? 0) === reading.value && candidate.sourceFlag === reading.sourceFlag,
      );
      if (copy === undefined) {
        const [first] = copies;
        if (first === undefined) throw unknown(reading);
        throw mismatch(reading, "value", first.value, reading.value);
      }
      if (!conflict && copy !== copies[0]) throw mismatch(reading, "value", copies[0]?.value, reading.value);
      if (copy.counter !== reading.counter) throw mismatch(reading, "counter", copy.counter, reading.counter);
      if (Math.abs(copy.receivedAt - reading.receivedAt) > skew) {
        throw mismatch(reading, "receivedAt", copy.receivedAt, reading.receivedAt);
      }
      own.push(copy);
    }
    const evidence = await evidenceOf(store, own, keccak);
    for (const [i, reading] of readings.entries()) {
      const bytes = evidence.get((own[i] as StoredReading).frame);
      const mine = bytes === undefined ? ZeroHash : hexlify(bytes);
      if (mine !== reading.evidence) throw mismatch(reading, "evidence", mine, reading.evidence);
    }
    return own;
  }

  /** Readings near the edges of the span may be in the batch before or after; those in between have to be here. */
  async #requireComplete(batch: Batch, readings: readonly Reading[]): Promise<void> {
    const { store, skew } = this.#parameters;
    const before = this.#seen.get(batch.station);
    const follows = before !== undefined && before.batch.firstSeq + before.batch.count === batch.firstSeq;
    const from = follows ? before.batch.to - skew : batch.from + skew;
    const to = batch.to - skew;
    if (from >= to) return;
    const here = new Set(readings.map(keyOf));
    const mine = await store.receivedBetween(batch.station, from, to, 2 * batch.count + 1_000);
    const omitted = mine.find((reading) => !here.has(keyOf(reading)) && !(follows && before.keys.has(keyOf(reading))));
    if (omitted === undefined) return;
    const { station, sensor, observedAt } = omitted;
    throw bridgeError(
      "COSIGN_OMITTED",
      `station ${station}: the reading of sensor ${sensor} at ${observedAt} is left out of batch ${batch.firstSeq}`,
      { station, sensor, observedAt, firstSeq: batch.firstSeq },
    );
  }

  async #requireVerdicts(batch: Batch, readings: readonly Reading[], own: readonly StoredReading[]): Promise<void> {
    const { registry, calibrationLapsed } = this.#parameters;
    const { qualifier, profileHash } = this.#parameters.qualityOf(batch.station);
    same(batch, "qualityProfile", profileHash, batch.qualityProfile);
    qualifier.warm(toPoints(await this.#past(readings, own, qualifier.memory), registry));
    const asSealed = readings.map((reading, i) => ({
      ...(own[i] as StoredReading),
      seq: reading.seq,
      receivedAt: reading.receivedAt,
      conflict: (reading.checks & Check.Conflict) !== 0,
    }));
    const verdicts = qualifier.judge(toPoints(asSealed, registry), { upstream: [], calibrationLapsed });
    for (const [i, reading] of readings.entries()) {
      const mine = verdicts[i] as Verdict;
      if (isSuspicionOfUpstream(reading, mine)) continue;
      if (mine.quality !== reading.quality) throw mismatch(reading, "quality", mine.quality, reading.quality);
      if (mine.checks !== reading.checks) throw mismatch(reading, "checks", mine.checks, reading.checks);
    }
  }

  /** What came before the batch, of each of its sensors, in this gateway's copy. */
  async #past(readings: readonly Reading[], own: readonly StoredReading[], memory: number): Promise<StoredReading[]> {
    const first = new Map<number, number>();
    for (const [i, { sensor }] of readings.entries()) {
      const seq = (own[i] as StoredReading).seq;
      first.set(sensor, Math.min(first.get(sensor) ?? seq, seq));
    }
    const past: StoredReading[] = [];
    for (const [sensor, seq] of first) past.push(...(await this.#parameters.store.history(sensor, seq - 1, memory)));
    return past.sort((a, b) => a.seq - b.seq);
  }
}

/**
 * The proposing gateway also compares with the station upstream, whose readings may have come to it earlier or later than to
 * this one. So its suspicion is taken as it is: it can only make a reading look worse.
 */
function isSuspicionOfUpstream(reading: Reading, mine: Verdict): boolean {
  const suspected = (reading.checks & Check.UpstreamDisagreement) !== 0;
  const otherwiseSame = (reading.checks & ~Check.UpstreamDisagreement) === mine.checks;
  const raised = mine.quality === Quality.Good || mine.quality === Quality.NotEvaluated;
  return (
    suspected && otherwiseSame && (reading.quality === mine.quality || (raised && reading.quality === Quality.Suspect))
  );
}

const keyOf = ({ sensor, observedAt, value }: { sensor: number; observedAt: number; value: number | null }) =>
  `${sensor}/${observedAt}/${value ?? 0}`;

function same(batch: Batch, field: string, mine: unknown, given: unknown): void {
  if (mine === given) return;
  throw bridgeError("COSIGN_MISMATCH", `batch ${batch.firstSeq}: ${field} should be ${mine}, is ${given}`, {
    station: batch.station,
    firstSeq: batch.firstSeq,
    field,
    mine,
    given,
  });
}

function mismatch(reading: Reading, field: string, mine: unknown, given: unknown): TallyError {
  const { station, seq, sensor, observedAt } = reading;
  return bridgeError(
    "COSIGN_MISMATCH",
    `reading ${seq} of sensor ${sensor} at ${observedAt}: ${field} is ${mine} in this gateway's copy, ${given} in the batch`,
    { station, seq, sensor, observedAt, field, mine, given },
  );
}

function unknown({ station, seq, sensor, observedAt }: Reading): TallyError {
  return bridgeError(
    "COSIGN_READING_UNKNOWN",
    `reading ${seq} of sensor ${sensor} at ${observedAt} is not in this gateway's copy`,
    { station, seq, sensor, observedAt },
  );
}
