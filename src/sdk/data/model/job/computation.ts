import { ZeroHash } from "ethers";
import { nameOf } from "../states.ts";
import type { Job } from "./job.ts";

/** In the order of the contract's enum. */
export const JOB_STATUSES = [
  "None",
  "Proposed",
  "Approved",
  "Tallied",
  "Challenged",
  "Accepted",
  "Rejected",
  "Failed",
  "Cancelled",
  "Stopped",
] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** Organisations, by what they did. */
export interface ComputingRound {
  readonly committed: readonly number[];
  /** Revealed what they had committed to. */
  readonly revealed: readonly number[];
  /** Revealed something else. */
  readonly mismatched: readonly number[];
  /** Revealed the result that has the quorum. */
  readonly agreed: readonly number[];
}

/** What is on record of a job. */
export interface Computation {
  readonly status: JobStatus;
  /** When the status became what it is. */
  readonly since: number;
  /** Indexes of inputs that their owners approved. */
  readonly approved: readonly number[];
  readonly executors: ComputingRound;
  readonly reserves: ComputingRound;
  /** Once it is tallied. */
  readonly resultHash?: string;
  /** Over everything that was revealed; see `transcriptOf`. */
  readonly transcript: string;
}

interface RoundOnChain {
  readonly committed: bigint;
  readonly revealed: bigint;
  readonly mismatched: bigint;
  readonly agreed: bigint;
}

export interface ComputationOnChain {
  readonly status: bigint;
  readonly since: bigint;
  readonly approved: bigint;
  readonly executors: RoundOnChain;
  readonly reserves: RoundOnChain;
  readonly resultHash: string;
  readonly transcript: string;
}

/** Those of a list whose bit is set. */
export const membersOf = <T>(set: bigint, list: readonly T[]): T[] =>
  list.filter((_, index) => (set >> BigInt(index)) & 1n);

export function computationFrom(job: Job, record: ComputationOnChain): Computation {
  const round = ({ committed, revealed, mismatched, agreed }: RoundOnChain, orgs: readonly number[] = []) => ({
    committed: membersOf(committed, orgs),
    revealed: membersOf(revealed, orgs),
    mismatched: membersOf(mismatched, orgs),
    agreed: membersOf(agreed, orgs),
  });
  const { resultHash, transcript } = record;
  return {
    status: nameOf(JOB_STATUSES, record.status),
    since: Number(record.since),
    approved: membersOf(record.approved, [...job.inputs.keys()]),
    executors: round(record.executors, job.executors.orgs),
    reserves: round(record.reserves, job.reserves?.orgs),
    ...(resultHash !== ZeroHash && { resultHash }),
    transcript,
  };
}
