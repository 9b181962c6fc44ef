import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { treatiesContract } from "../contracts.ts";
import { UINT64 } from "../model/limits.ts";

export interface PostCollateralParameters extends WriteOptions {
  /** The treaty's id. */
  readonly treaty: string;
  /** How much. */
  readonly amount: bigint;
}

export interface PostCollateralReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Posts collateral for a line. MAKER of its reinsurer, whose account approved the contract for the cash.
 *
 * @throws `Treaties_WrongState`, `Treaties_NoLine`, `Treaties_AmountInvalid`; `ERC20*`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { postCollateral } from "tallystick/treaties";
 *
 * const sent = await postCollateral(client, { treaty, amount: 1_000_00n });
 */
export async function postCollateral(client: Client, parameters: PostCollateralParameters): Promise<SentTransaction> {
  const { treaty, amount, ...options } = parameters;
  const args = [checkBytes32("treaty", treaty), checkAmount("amount", amount, 1n, UINT64)] as const;
  return write(client, treatiesContract(client), "post", args, options);
}

/** As `postCollateral`; waits until it is mined. */
export async function postCollateralAndWait(
  client: Client,
  parameters: PostCollateralParameters,
): Promise<PostCollateralReturnType> {
  const receipt = await waitMined(client, await postCollateral(client, parameters));
  return { receipt };
}
