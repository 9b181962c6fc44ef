import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { treatiesContract } from "../contracts.ts";

export interface PayCallParameters extends WriteOptions {
  /** The call's id. */
  readonly call: string;
}

export interface PayCallReturnType {
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays the share of the caller. MAKER of a line, whose account approved the contract for the cash.
 *
 * @throws `LossClaims_WrongDueState`, `Treaties_WrongState`, `Treaties_NoLine`; `ERC20*`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { payCall } from "tallystick/treaties";
 *
 * const sent = await payCall(client, { call });
 */
export async function payCall(client: Client, parameters: PayCallParameters): Promise<SentTransaction> {
  const { call, ...options } = parameters;
  const args = [checkBytes32("call", call)] as const;
  return write(client, treatiesContract(client), "pay", args, options);
}

/** As `payCall`; waits until it is mined. */
export async function payCallAndWait(client: Client, parameters: PayCallParameters): Promise<PayCallReturnType> {
  const receipt = await waitMined(client, await payCall(client, parameters));
  const { amount } = eventOf(treatiesContract(client), receipt, "CallPaid").args;
  return { amount, receipt };
}
