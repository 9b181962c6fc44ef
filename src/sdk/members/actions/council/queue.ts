import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { councilContract } from "../../contracts.ts";
import { governorArguments, type ProposalReference } from "../../model/resolve.ts";

export type QueueParameters = WriteOptions & ProposalReference;

export interface QueueReturnType {
  readonly proposalId: bigint;
  /** Second from which it can be executed. */
  readonly eta: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Hands a proposal that passed to the timelock, where it waits out its delay. Anybody may.
 *
 * @throws `GovernorUnexpectedProposalState` when it has not passed; `NOT_FOUND`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { queue } from "tallystick/members";
 *
 * const sent = await queue(client, { proposalId });
 */
export async function queue(client: Client, parameters: QueueParameters): Promise<SentTransaction> {
  const args = await governorArguments(client, parameters);
  return write(client, councilContract(client), "queue", args, parameters);
}

/** As `queue`; waits until it is mined. */
export async function queueAndWait(client: Client, parameters: QueueParameters): Promise<QueueReturnType> {
  const receipt = await waitMined(client, await queue(client, parameters));
  const { proposalId, etaSeconds } = eventOf(councilContract(client), receipt, "ProposalQueued").args;
  return { proposalId, eta: etaSeconds, receipt };
}
