import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { settlementContract } from "../../contracts.ts";
import { checkUint256 } from "../../model/amount.ts";
import { checkDeal, type Deal } from "../../model/deal.ts";

export interface CancelDealParameters extends WriteOptions {
  readonly deal: Deal;
  /** Under which the sender signed it. */
  readonly nonce: bigint;
}

export interface CancelDealReturnType {
  readonly party: string;
  readonly nonce: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Makes void what the sender signed under a nonce, and lets go of what was made ready of its legs. A giver of the deal, whether or not
 * it is still a member.
 *
 * @throws `Settlement_NotParty`; `Settlement_NonceUsed` when it was settled or cancelled; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { cancelDeal } from "tallystick/settlement";
 *
 * const deal = { legs: [{ asset: cash, from: account, to: attester, amount: 99_087_500n }], deadline: 1_893_456_000 };
 * const sent = await cancelDeal(client, { deal, nonce: 1n });
 */
export async function cancelDeal(client: Client, parameters: CancelDealParameters): Promise<SentTransaction> {
  const { deal, nonce, ...options } = parameters;
  const { legs, ...rest } = checkDeal(deal);
  const args = [{ legs: [...legs], ...rest }, checkUint256("nonce", nonce)] as const;
  return write(client, settlementContract(client), "cancel", args, options);
}

/** As `cancelDeal`; waits until it is mined. */
export async function cancelDealAndWait(
  client: Client,
  parameters: CancelDealParameters,
): Promise<CancelDealReturnType> {
  const receipt = await waitMined(client, await cancelDeal(client, parameters));
  const { party, nonce } = eventOf(settlementContract(client), receipt, "NonceCancelled").args;
  return { party, nonce, receipt };
}
