import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { computationsContract } from "../../contracts.ts";
import { type Job, jobArgument } from "../../model/job/job.ts";
import { getVersion } from "../catalog/get-version.ts";

export interface ProposeComputationParameters extends WriteOptions {
  readonly job: Job;
  /** By a MAKER of the requester, see `signJobProposal`. */
  readonly signature: string;
}

export interface ProposeComputationReturnType {
  /** The job's id. */
  readonly computation: string;
  readonly requester: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Proposes a job on versions of which the requester has agreements. Anybody: the signature decides. The versions are read from the catalogue,
 * and shown to the contract.
 *
 * @throws `Computations_*`; `Members_*`; `NOT_FOUND` for a version; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { proposeComputation } from "tallystick/data";
 *
 * const sent = await proposeComputation(client, { job, signature });
 */
export async function proposeComputation(
  client: Client,
  parameters: ProposeComputationParameters,
): Promise<SentTransaction> {
  const { job, signature, ...options } = parameters;
  checkBytes("signature", signature);
  const argument = jobArgument(job);
  const found = argument.inputs.map(({ resource, version: number }) => getVersion(client, { resource, number }));
  const versions = (await Promise.all(found)).map(({ version }) => version);
  return write(client, computationsContract(client), "propose", [argument, versions, signature], options);
}

/** As `proposeComputation`; waits until it is mined. */
export async function proposeComputationAndWait(
  client: Client,
  parameters: ProposeComputationParameters,
): Promise<ProposeComputationReturnType> {
  const receipt = await waitMined(client, await proposeComputation(client, parameters));
  const { args } = eventOf(computationsContract(client), receipt, "JobProposed");
  return { computation: args.id, requester: Number(args.requester), receipt };
}
