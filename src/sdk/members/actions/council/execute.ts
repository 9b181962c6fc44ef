import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { councilContract } from "../../contracts.ts";
import { governorArguments, type ProposalReference } from "../../model/resolve.ts";

export type ExecuteParameters = WriteOptions & ProposalReference;

export interface ExecuteReturnType {
  readonly proposalId: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Executes a queued proposal whose delay is over. Anybody may.
 *
 * @throws `GovernorUnexpectedProposalState` when it is not queued, `TimelockUnexpectedOperationState` while the delay runs, and what the
 * proposed calls throw; `NOT_FOUND`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { execute } from "tallystick/members";
 *
 * const sent = await execute(client, { proposalId });
 */
export async function execute(client: Client, parameters: ExecuteParameters): Promise<SentTransaction> {
  const args = await governorArguments(client, parameters);
  return write(client, councilContract(client), "execute", args, parameters);
}

/** As `execute`; waits until it is mined. */
export async function executeAndWait(client: Client, parameters: ExecuteParameters): Promise<ExecuteReturnType> {
  const receipt = await waitMined(client, await execute(client, parameters));
  const { proposalId } = eventOf(councilContract(client), receipt, "ProposalExecuted").args;
  return { proposalId, receipt };
}
