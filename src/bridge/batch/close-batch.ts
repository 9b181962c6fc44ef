import { hexlify } from "ethers";
import type { Batch, Excess } from "../../sdk/sensing/model/batch.ts";
import { countFlags } from "../model/count-flags.ts";
import type { Episodes } from "../model/episodes.ts";
import { MOST_LISTED } from "../model/episodes.ts";
import { leavesOf } from "../model/leaves.ts";
import { merkleTree } from "../model/merkle-tree.ts";
import { newest } from "../model/newest.ts";
import type { Verdict } from "../model/qualifier.ts";
import type { StoredReading } from "../model/store.ts";

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
    root: hexlify(merkleTree(leavesOf(readings, verdicts, evidence), { sortPairs: false }).root),
    qualityProfile: content.qualityProfile,
    flagCounts: countFlags(verdicts),
    rejectLog: content.rejectLog,
    latest: content.carryLatest ? newest(readings, verdicts, last.receivedAt) : [],
    exceedances: listExceedances(content),
  };
}

/** What is beyond its limit and finds no room here begins in the next batch, if it is so still; by proof it can be opened anyhow. */
function listExceedances({ readings, verdicts, episodes }: BatchContent): Excess[] {
  const listed: Excess[] = [];
  for (const [i, reading] of readings.entries()) {
    const excess = episodes.take(reading, verdicts[i] as Verdict, listed.length < MOST_LISTED);
    if (excess !== undefined) listed.push(excess);
  }
  return listed;
}
