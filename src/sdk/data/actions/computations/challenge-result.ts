import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { safe } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";

export interface ChallengeResultParameters extends WriteOptions {
  readonly job: Job;
  /** Hash of what is wrong with it. */
  readonly reason: string;
}

export interface ChallengeResultReturnType {
  readonly computation: string;
  /** Organisation. */
  readonly by: number;
  /** Last seconds in which a reserve commits, and reveals. */
  readonly recommitUntil: number;
  readonly rerevealUntil: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Has a result computed again by the reserves, within the challenge period. MAKER of the requester, an owner or an executor.
 *
 * @throws `Computations_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { challengeResult } from "tallystick/data";
 *
 * const sent = await challengeResult(client, { job, reason });
 */
export async function challengeResult(client: Client, parameters: ChallengeResultParameters): Promise<SentTransaction> {
  const { job, reason, ...options } = parameters;
  return write(
    client,
    computationsContract(client),
    "challenge",
    [jobArgument(job), checkBytes32("reason", reason)],
    options,
  );
}

/** As `challengeResult`; waits until it is mined. */
export async function challengeResultAndWait(
  client: Client,
  parameters: ChallengeResultParameters,
): Promise<ChallengeResultReturnType> {
  const receipt = await waitMined(client, await challengeResult(client, parameters));
  const { args } = eventOf(computationsContract(client), receipt, "ResultChallenged");
  return {
    computation: args.id,
    by: Number(args.by),
    recommitUntil: safe("recommitUntil", args.recommitUntil),
    rerevealUntil: safe("rerevealUntil", args.rerevealUntil),
    receipt,
  };
}
