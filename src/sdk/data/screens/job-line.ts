import type { GetComputationReturnType } from "../actions/computations/get-computation.ts";
import type { JobStatus } from "../model/job/computation.ts";
import { computersOf } from "../model/job/job-times.ts";
import type { Purpose } from "../model/purposes.ts";

/** A job as a line of a screen. */
export interface JobLine {
  readonly computation: string;
  readonly status: Exclude<JobStatus, "None">;
  readonly purpose: Purpose;
  /** Resources that it computes on, in the order of its inputs. */
  readonly inputs: readonly string[];
  /** Indexes of the inputs that their owners approved. */
  readonly approved: readonly number[];
  /** Organisations that compute in this round, and what they did. */
  readonly computers: readonly number[];
  readonly committed: readonly number[];
  readonly revealed: readonly number[];
  /** Null until it is tallied. */
  readonly resultHash: string | null;
}

export function jobLine(known: GetComputationReturnType): JobLine {
  const { computation, status, job, approved, resultHash } = known;
  const { orgs, round } = computersOf(job, known);
  return {
    computation,
    status,
    purpose: job.purpose,
    inputs: job.inputs.map(({ resource }) => resource),
    approved,
    computers: orgs,
    committed: round.committed,
    revealed: round.revealed,
    resultHash: resultHash ?? null,
  };
}
