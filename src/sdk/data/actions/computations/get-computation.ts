import type { BlockTag } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { computationsContract } from "../../contracts.ts";
import { type Computation, computationFrom, type JobStatus } from "../../model/job/computation.ts";
import type { Job } from "../../model/job/job.ts";
import { jobFrom } from "../../model/job/job-from.ts";

export interface GetComputationParameters {
  /** The job's id. */
  readonly computation: string;
  /** Block whose state is read. @default the newest */
  readonly blockTag?: BlockTag;
}

export interface GetComputationReturnType extends Computation {
  /** The job's id. */
  readonly computation: string;
  readonly status: Exclude<JobStatus, "None">;
  readonly job: Job;
}

/**
 * Reads a job that was proposed, and how it stands.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getComputation } from "tallystick/data";
 *
 * const { status, job, executors } = await getComputation(client, { computation });
 */
export async function getComputation(
  client: Client,
  { computation: given, blockTag = "latest" }: GetComputationParameters,
): Promise<GetComputationReturnType> {
  const computation = checkBytes32("computation", given);
  const contract = computationsContract(client);
  const { block } = deployedContract(client.deployment, "Computations", "data");
  const proposed = await findEvent(client, contract, contract.filters.JobProposed(computation), block);
  if (proposed === undefined) throw sdkError("NOT_FOUND", `no job ${computation} was proposed`, { computation });
  const job = jobFrom(proposed.args.job);
  const record = computationFrom(job, await rpc(() => contract.computation(computation, { blockTag })));
  const { status } = record;
  if (status === "None") throw sdkError("NOT_FOUND", `no job ${computation} at this block`, { computation });
  return { computation, job, ...record, status };
}
