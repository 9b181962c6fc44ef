import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";

export interface CancelComputationParameters extends WriteOptions {
  readonly job: Job;
}

export interface CancelComputationReturnType {
  readonly computation: string;
  /** Organisation. */
  readonly by: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends a job that not all owners have approved, or that was signed and not proposed, for ever. MAKER of the requester or of an owner.
 *
 * @throws `Computations_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { cancelComputation } from "tallystick/data";
 *
 * const sent = await cancelComputation(client, { job });
 */
export async function cancelComputation(
  client: Client,
  parameters: CancelComputationParameters,
): Promise<SentTransaction> {
  const { job, ...options } = parameters;
  return write(client, computationsContract(client), "cancel", [jobArgument(job)], options);
}

/** As `cancelComputation`; waits until it is mined. */
export async function cancelComputationAndWait(
  client: Client,
  parameters: CancelComputationParameters,
): Promise<CancelComputationReturnType> {
  const receipt = await waitMined(client, await cancelComputation(client, parameters));
  const { args } = eventOf(computationsContract(client), receipt, "JobCancelled");
  return { computation: args.id, by: Number(args.by), receipt };
}
