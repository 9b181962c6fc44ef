import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";
import { type ComputationOutcome, outcomeOf } from "../../model/job/outcome.ts";
import { jobId } from "../../model/job/sign-job.ts";

export interface TallyComputationParameters extends WriteOptions {
  readonly job: Job;
}

export interface TallyComputationReturnType extends ComputationOutcome {
  readonly computation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Counts the results when all who committed have revealed, or their time is over. Anybody.
 *
 * @throws `Computations_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { tallyComputation } from "tallystick/data";
 *
 * const sent = await tallyComputation(client, { job });
 */
export async function tallyComputation(
  client: Client,
  parameters: TallyComputationParameters,
): Promise<SentTransaction> {
  const { job, ...options } = parameters;
  return write(client, computationsContract(client), "tally", [jobArgument(job)], options);
}

/** As `tallyComputation`; waits until it is mined. */
export async function tallyComputationAndWait(
  client: Client,
  parameters: TallyComputationParameters,
): Promise<TallyComputationReturnType> {
  const receipt = await waitMined(client, await tallyComputation(client, parameters));
  return {
    computation: jobId(client.deployment, parameters.job),
    ...outcomeOf(computationsContract(client), receipt),
    receipt,
  };
}
