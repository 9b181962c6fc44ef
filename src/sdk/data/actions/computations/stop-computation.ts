import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";

export interface StopComputationParameters extends WriteOptions {
  readonly job: Job;
}

export interface StopComputationReturnType {
  readonly computation: string;
  readonly agreement: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Stops a job one of whose inputs is withdrawn, and whose result is not accepted. Anybody.
 *
 * @throws `Computations_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { stopComputation } from "tallystick/data";
 *
 * const sent = await stopComputation(client, { job });
 */
export async function stopComputation(client: Client, parameters: StopComputationParameters): Promise<SentTransaction> {
  const { job, ...options } = parameters;
  return write(client, computationsContract(client), "stop", [jobArgument(job)], options);
}

/** As `stopComputation`; waits until it is mined. */
export async function stopComputationAndWait(
  client: Client,
  parameters: StopComputationParameters,
): Promise<StopComputationReturnType> {
  const receipt = await waitMined(client, await stopComputation(client, parameters));
  const { args } = eventOf(computationsContract(client), receipt, "JobStopped");
  return { computation: args.id, agreement: args.agreement, receipt };
}
