import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { type Answer, checkAnswer } from "../../model/job/answer.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";
import { jobId } from "../../model/job/sign-job.ts";

export interface RevealResultParameters extends WriteOptions {
  readonly job: Job;
  /** What was committed to. */
  readonly answer: Answer;
}

export interface RevealResultReturnType {
  readonly computation: string;
  /** False where the answer is not what was committed to: that is on record now, and counts for nothing. */
  readonly matched: boolean;
  readonly receipt: TransactionReceipt;
}

/**
 * Reveals what was committed to, once, when nobody can commit any more. MAKER or DEVICE of the executor. An answer that was not committed to
 * is put on record as such and cannot be mended.
 *
 * @throws `Computations_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { revealResult } from "tallystick/data";
 *
 * const sent = await revealResult(client, { job, answer: { resultHash, logHash, salt } });
 */
export async function revealResult(client: Client, parameters: RevealResultParameters): Promise<SentTransaction> {
  const { job, answer, ...options } = parameters;
  const { resultHash, logHash, salt } = checkAnswer(answer);
  const args = [jobArgument(job), resultHash, logHash, salt] as const;
  return write(client, computationsContract(client), "reveal", [...args], options);
}

/** As `revealResult`; waits until it is mined. */
export async function revealResultAndWait(
  client: Client,
  parameters: RevealResultParameters,
): Promise<RevealResultReturnType> {
  const receipt = await waitMined(client, await revealResult(client, parameters));
  const matched = eventsOf(computationsContract(client), receipt, "ResultRevealed").length > 0;
  return { computation: jobId(client.deployment, parameters.job), matched, receipt };
}
