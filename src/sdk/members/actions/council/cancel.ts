import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { councilContract } from "../../contracts.ts";
import { governorArguments, type ProposalReference } from "../../model/resolve.ts";

export type CancelParameters = WriteOptions & ProposalReference;

export interface CancelReturnType {
  readonly proposalId: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Withdraws a proposal before voting begins. Its proposer only.
 *
 * @throws `GovernorUnableToCancel`; `NOT_FOUND`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { cancel } from "tallystick/members";
 *
 * const sent = await cancel(client, { proposalId });
 */
export async function cancel(client: Client, parameters: CancelParameters): Promise<SentTransaction> {
  const args = await governorArguments(client, parameters);
  return write(client, councilContract(client), "cancel", args, parameters);
}

/** As `cancel`; waits until it is mined. */
export async function cancelAndWait(client: Client, parameters: CancelParameters): Promise<CancelReturnType> {
  const receipt = await waitMined(client, await cancel(client, parameters));
  const { proposalId } = eventOf(councilContract(client), receipt, "ProposalCanceled").args;
  return { proposalId, receipt };
}
