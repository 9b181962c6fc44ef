import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";
import { type ComputationOutcome, outcomeOf } from "../../model/job/outcome.ts";
import { jobId } from "../../model/job/sign-job.ts";

export interface AcceptResultParameters extends WriteOptions {
  readonly job: Job;
}

export interface AcceptResultReturnType extends ComputationOutcome {
  readonly computation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Accepts a result that nobody challenged in time. Where an input is withdrawn the job is stopped instead. Anybody.
 *
 * @throws `Computations_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { acceptResult } from "tallystick/data";
 *
 * const sent = await acceptResult(client, { job });
 */
export async function acceptResult(client: Client, parameters: AcceptResultParameters): Promise<SentTransaction> {
  const { job, ...options } = parameters;
  return write(client, computationsContract(client), "accept", [jobArgument(job)], options);
}

/** As `acceptResult`; waits until it is mined. */
export async function acceptResultAndWait(
  client: Client,
  parameters: AcceptResultParameters,
): Promise<AcceptResultReturnType> {
  const receipt = await waitMined(client, await acceptResult(client, parameters));
  return {
    computation: jobId(client.deployment, parameters.job),
    ...outcomeOf(computationsContract(client), receipt),
    receipt,
  };
}
