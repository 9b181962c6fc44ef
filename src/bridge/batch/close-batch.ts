import { hexlify } from "ethers";
import type { Batch, Excess, FlagCounts, LatestReading } from "../../sdk/sensing/model/batch.ts";
import { Check, Quality } from "../../sdk/sensing/model/quality.ts";
import type { Verdict } from "../quality/qualifier.ts";
import type { StoredReading } from "../store/store.ts";
import type { Episodes } from "./episodes.ts";
import { leavesOf } from "./leaves.ts";
import { merkleTree } from "./merkle-tree.ts";

export interface BatchContent {
  readonly station: number;
  /** In order of the sequence, without holes; at least one. */
  readonly readings: readonly StoredReading[];
  readonly verdicts: readonly Verdict[];
  /** Frame -> keccak256 of its bytes. */
  readonly evidence: ReadonlyMap<number, Uint8Array>;
  readonly qualityProfile: string;
  /** Root over what was rejected since the batch before, zero for nothing. */
  readonly rejectLog: string;
  /** Carried on from the batch before. */
  readonly episodes: Episodes;
  /** Whether the newest reading of each sensor goes on chain too. */
  readonly carryLatest: boolean;
}

/** What the chain seals, of readings and the verdicts on them. */
export function closeBatch(content: BatchContent): Batch {
  const { station, readings, verdicts, evidence } = content;
  const [first, last] = [readings[0] as StoredReading, readings.at(-1) as StoredReading];
  return {
    station,
    firstSeq: first.seq,
    count: readings.length,
    from: first.receivedAt,
    to: last.receivedAt,
    root: hexlify(merkleTree(leavesOf(readings, verdicts, evidence)).root),
    qualityProfile: content.qualityProfile,
    flagCounts: countFlags(verdicts),
    rejectLog: content.rejectLog,
    latest: content.carryLatest ? newest(readings, verdicts, last.receivedAt) : [],
    exceedances: listExceedances(content),
  };
}

/** All that a batch lists is opened by one transaction, about 60 000 gas each: far below what any block takes. */
export const MOST_LISTED = 100;

/** What is beyond its limit and finds no room here begins in the next batch, if it is so still; by proof it can be opened anyhow. */
function listExceedances({ readings, verdicts, episodes }: BatchContent): Excess[] {
  const listed: Excess[] = [];
  for (const [i, reading] of readings.entries()) {
    const excess = episodes.take(reading, verdicts[i] as Verdict, listed.length < MOST_LISTED);
    if (excess !== undefined) listed.push(excess);
  }
  return listed;
}

const FLAG_OF: Record<Quality, keyof FlagCounts> = {
  [Quality.Good]: "good",
  [Quality.NotEvaluated]: "notEvaluated",
  [Quality.Suspect]: "suspect",
  [Quality.Fail]: "fail",
  [Quality.Missing]: "missing",
};

export function countFlags(verdicts: readonly Verdict[]): FlagCounts {
  const counts = { good: 0, notEvaluated: 0, suspect: 0, fail: 0, missing: 0, late: 0, conflict: 0 };
  for (const { quality, checks } of verdicts) {
    counts[FLAG_OF[quality]]++;
    if (checks & Check.Late) counts.late++;
    if (checks & Check.Conflict) counts.conflict++;
  }
  return counts;
}

/** How far an observation may be ahead of its batch's receipt: `Feeds` does not take it for the newest where it is further. */
const CLOCK_LEAD = 60_000;

/**
 * The newest observation of each sensor that has a value and came first for its time, by sensor. One of a clock that runs ahead
 * takes no other's place.
 *
 * @param to When the batch's last reading was received.
 */
export function newest(
  readings: readonly Pick<StoredReading, "sensor" | "seq" | "observedAt" | "value">[],
  verdicts: readonly Verdict[],
  to: number,
): LatestReading[] {
  const places = new Map<number, number>();
  for (const [i, { sensor, observedAt }] of readings.entries()) {
    const { quality, checks } = verdicts[i] as Verdict;
    if (quality === Quality.Missing || checks & Check.Conflict || observedAt > to + CLOCK_LEAD) continue;
    const before = readings[places.get(sensor) ?? i]?.observedAt ?? 0;
    if (before <= observedAt) places.set(sensor, i);
  }
  return [...places.values()]
    .map((i) => {
      const { sensor, seq, observedAt, value } = readings[i] as (typeof readings)[number];
      return { sensor, seq, observedAt, value: value ?? 0, quality: (verdicts[i] as Verdict).quality };
    })
    .sort((a, b) => a.sensor - b.sensor);
}
