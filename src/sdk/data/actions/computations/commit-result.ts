import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";

export interface CommitResultParameters extends WriteOptions {
  readonly job: Job;
  /** See `resultCommitment`. */
  readonly commitment: string;
}

export interface CommitResultReturnType {
  readonly computation: string;
  /** Organisation. */
  readonly executor: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Commits to a result, once. MAKER or DEVICE of an executor; after a challenge, of a reserve. Keep what is under the commitment: without it
 * nothing can be revealed.
 *
 * @throws `Computations_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { commitResult } from "tallystick/data";
 *
 * const sent = await commitResult(client, { job, commitment });
 */
export async function commitResult(client: Client, parameters: CommitResultParameters): Promise<SentTransaction> {
  const { job, commitment, ...options } = parameters;
  return write(
    client,
    computationsContract(client),
    "commit",
    [jobArgument(job), checkBytes32("commitment", commitment)],
    options,
  );
}

/** As `commitResult`; waits until it is mined. */
export async function commitResultAndWait(
  client: Client,
  parameters: CommitResultParameters,
): Promise<CommitResultReturnType> {
  const receipt = await waitMined(client, await commitResult(client, parameters));
  const { args } = eventOf(computationsContract(client), receipt, "ResultCommitted");
  return { computation: args.id, executor: Number(args.executor), receipt };
}
