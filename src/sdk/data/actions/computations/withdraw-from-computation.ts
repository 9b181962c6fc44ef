import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";

export interface WithdrawFromComputationParameters extends WriteOptions {
  readonly job: Job;
  /** Hash of the reason; zero if left out. */
  readonly reason?: string;
}

export interface WithdrawFromComputationReturnType {
  readonly computation: string;
  /** Organisation. */
  readonly by: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Stops a job that all owners approved, and whose result is not accepted. MAKER of an owner.
 *
 * @throws `Computations_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { withdrawFromComputation } from "tallystick/data";
 *
 * const sent = await withdrawFromComputation(client, { job });
 */
export async function withdrawFromComputation(
  client: Client,
  parameters: WithdrawFromComputationParameters,
): Promise<SentTransaction> {
  const { job, reason = ZeroHash, ...options } = parameters;
  return write(
    client,
    computationsContract(client),
    "withdraw",
    [jobArgument(job), checkBytes32("reason", reason)],
    options,
  );
}

/** As `withdrawFromComputation`; waits until it is mined. */
export async function withdrawFromComputationAndWait(
  client: Client,
  parameters: WithdrawFromComputationParameters,
): Promise<WithdrawFromComputationReturnType> {
  const receipt = await waitMined(client, await withdrawFromComputation(client, parameters));
  const { args } = eventOf(computationsContract(client), receipt, "JobWithdrawn");
  return { computation: args.id, by: Number(args.by), receipt };
}
