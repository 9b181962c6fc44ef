import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { boardContract } from "../contracts.ts";
import { UINT96 } from "../model/limits.ts";

export interface TakeTradeDepositParameters extends WriteOptions {
  /** Address of the cash. */
  readonly cash: string;
  /** How much. */
  readonly amount: bigint;
  /** Account of the same organisation. */
  readonly to: string;
}

export interface TakeTradeDepositReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Takes out of the deposit what is not put aside. MAKER, whatever the standing of its organisation.
 *
 * @throws `Board_AmountInvalid`, `Board_OtherAccount`, `Board_DepositShort`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { takeTradeDeposit } from "tallystick/board";
 *
 * const sent = await takeTradeDeposit(client, { cash, amount: 1_000_00n, to: account });
 */
export async function takeTradeDeposit(
  client: Client,
  parameters: TakeTradeDepositParameters,
): Promise<SentTransaction> {
  const { cash, amount, to, ...options } = parameters;
  const args = [checkAddress("cash", cash), checkAmount("amount", amount, 1n, UINT96), checkAddress("to", to)] as const;
  return write(client, boardContract(client), "takeDeposit", args, options);
}

/** As `takeTradeDeposit`; waits until it is mined. */
export async function takeTradeDepositAndWait(
  client: Client,
  parameters: TakeTradeDepositParameters,
): Promise<TakeTradeDepositReturnType> {
  const receipt = await waitMined(client, await takeTradeDeposit(client, parameters));
  return { receipt };
}
