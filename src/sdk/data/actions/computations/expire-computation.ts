import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";

export interface ExpireComputationParameters extends WriteOptions {
  readonly job: Job;
}

export interface ExpireComputationReturnType {
  readonly computation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends a job that not all owners approved in time. Anybody.
 *
 * @throws `Computations_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { expireComputation } from "tallystick/data";
 *
 * const sent = await expireComputation(client, { job });
 */
export async function expireComputation(
  client: Client,
  parameters: ExpireComputationParameters,
): Promise<SentTransaction> {
  const { job, ...options } = parameters;
  return write(client, computationsContract(client), "expire", [jobArgument(job)], options);
}

/** As `expireComputation`; waits until it is mined. */
export async function expireComputationAndWait(
  client: Client,
  parameters: ExpireComputationParameters,
): Promise<ExpireComputationReturnType> {
  const receipt = await waitMined(client, await expireComputation(client, parameters));
  const { args } = eventOf(computationsContract(client), receipt, "JobFailed");
  return { computation: args.id, receipt };
}
