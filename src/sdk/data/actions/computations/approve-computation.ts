import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { safe } from "../../../core/whole.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { termsArgument } from "../../model/agreement/terms.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";
import { jobId } from "../../model/job/sign-job.ts";
import { getAgreement } from "../agreements/get-agreement.ts";

export interface ApproveComputationParameters extends WriteOptions {
  readonly job: Job;
  /** Each by a MAKER of an owner, see `signJobApproval`. */
  readonly signatures: readonly string[];
}

export interface ApproveComputationReturnType {
  readonly computation: string;
  /** Whether all owners have approved now, and executors may commit. */
  readonly approved: boolean;
  /** Numbers of the uses that the agreements were charged, in the order of the inputs; none until all have approved. */
  readonly uses: readonly { readonly agreement: string; readonly use: number }[];
  readonly receipt: TransactionReceipt;
}

/**
 * Approves a job for the owners that signed. When all have, each agreement is charged one use. Anybody: the signatures decide. The terms of
 * the agreements are read from the chain, and shown to the contract.
 *
 * @throws `Computations_*`; `Agreements_*`, `Accesses_*`; `Members_*`; `NOT_FOUND` for an agreement; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { approveComputation } from "tallystick/data";
 *
 * const sent = await approveComputation(client, { job, signatures: [signature] });
 */
export async function approveComputation(
  client: Client,
  parameters: ApproveComputationParameters,
): Promise<SentTransaction> {
  const { job, signatures, ...options } = parameters;
  for (const [n, signature] of signatures.entries()) checkBytes(`signatures[${n}]`, signature);
  const argument = jobArgument(job);
  const found = argument.inputs.map(({ agreement }) => getAgreement(client, { agreement }));
  const terms = (await Promise.all(found)).map((each) => termsArgument(each.terms));
  return write(client, computationsContract(client), "approve", [argument, terms, [...signatures]], options);
}

/** As `approveComputation`; waits until it is mined. */
export async function approveComputationAndWait(
  client: Client,
  parameters: ApproveComputationParameters,
): Promise<ApproveComputationReturnType> {
  const receipt = await waitMined(client, await approveComputation(client, parameters));
  const contract = computationsContract(client);
  const uses = eventsOf(contract, receipt, "InputCharged").map(({ args: { agreement, use } }) => ({
    agreement,
    use: safe("use", use),
  }));
  const approved = eventsOf(contract, receipt, "JobApproved").length > 0;
  return { computation: jobId(client.deployment, parameters.job), approved, uses, receipt };
}
