import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { instrumentsContract } from "../../contracts.ts";

export interface SetOperatorParameters extends WriteOptions {
  readonly operator: string;
  readonly approved: boolean;
}

/**
 * Lets another account or contract pass on all units of the sender, of whatever instrument, or no more: ERC-1155's `setApprovalForAll`.
 *
 * @throws `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { setOperator } from "tallystick/ledger";
 *
 * const sent = await setOperator(client, { operator: account, approved: true });
 */
export async function setOperator(client: Client, parameters: SetOperatorParameters): Promise<SentTransaction> {
  const { operator, approved, ...options } = parameters;
  const args = [checkAddress("operator", operator), approved] as const;
  return write(client, instrumentsContract(client), "setApprovalForAll", args, options);
}

/** As `setOperator`; waits until it is mined. */
export async function setOperatorAndWait(
  client: Client,
  parameters: SetOperatorParameters,
): Promise<TransactionReceipt> {
  return waitMined(client, await setOperator(client, parameters));
}
