import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { boardContract } from "../contracts.ts";
import { UINT96 } from "../model/limits.ts";

export interface PayTradeDepositParameters extends WriteOptions {
  /** Address of the cash. */
  readonly cash: string;
  /** How much. */
  readonly amount: bigint;
}

export interface PayTradeDepositReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Pays into the deposit of the caller's organisation, whose account approved the board for the cash. MAKER.
 *
 * @throws `Board_NotCash`, `Board_AmountInvalid`; `ERC20*`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { payTradeDeposit } from "tallystick/board";
 *
 * const sent = await payTradeDeposit(client, { cash, amount: 1_000_00n });
 */
export async function payTradeDeposit(client: Client, parameters: PayTradeDepositParameters): Promise<SentTransaction> {
  const { cash, amount, ...options } = parameters;
  const args = [checkAddress("cash", cash), checkAmount("amount", amount, 1n, UINT96)] as const;
  return write(client, boardContract(client), "deposit", args, options);
}

/** As `payTradeDeposit`; waits until it is mined. */
export async function payTradeDepositAndWait(
  client: Client,
  parameters: PayTradeDepositParameters,
): Promise<PayTradeDepositReturnType> {
  const receipt = await waitMined(client, await payTradeDeposit(client, parameters));
  return { receipt };
}
