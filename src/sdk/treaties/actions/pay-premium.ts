import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { treatiesContract } from "../contracts.ts";
import { UINT64 } from "../model/limits.ts";

export interface PayPremiumParameters extends WriteOptions {
  /** The treaty's id. */
  readonly treaty: string;
  /** How much. */
  readonly amount: bigint;
}

export interface PayPremiumReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Pays premium, which goes to the lines at once. MAKER of the cedent, whose account approved the contract for the cash.
 *
 * @throws `Treaties_WrongState`, `Treaties_NotParty`, `Treaties_AmountInvalid`, `Treaties_PremiumExceeded`; `ERC20*`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { payPremium } from "tallystick/treaties";
 *
 * const sent = await payPremium(client, { treaty, amount: 1_000_00n });
 */
export async function payPremium(client: Client, parameters: PayPremiumParameters): Promise<SentTransaction> {
  const { treaty, amount, ...options } = parameters;
  const args = [checkBytes32("treaty", treaty), checkAmount("amount", amount, 1n, UINT64)] as const;
  return write(client, treatiesContract(client), "payPremium", args, options);
}

/** As `payPremium`; waits until it is mined. */
export async function payPremiumAndWait(
  client: Client,
  parameters: PayPremiumParameters,
): Promise<PayPremiumReturnType> {
  const receipt = await waitMined(client, await payPremium(client, parameters));
  return { receipt };
}
