import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { settlementContract } from "../../contracts.ts";
import { type Consent, checkConsent } from "../../model/consent.ts";
import { checkDeal, type Deal } from "../../model/deal.ts";

export interface SettleParameters extends WriteOptions {
  readonly deal: Deal;
  /** One of each account that gives in some leg, and of nobody else. */
  readonly consents: readonly Consent[];
}

export interface SettleReturnType {
  readonly dealId: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Executes a deal, as a whole or not at all. Anybody: the signatures of all givers decide.
 *
 * @throws `Settlement_*` when a consent, a signature, a nonce or the time is wrong; what the assets of the legs say, such as
 * `ERC20InsufficientBalance`; `Members_*` when a giver may not; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { settle, signDeal } from "tallystick/settlement";
 *
 * const deal = { legs: [{ asset: cash, from: account, to: attester, amount: 99_087_500n }], deadline: 1_893_456_000 };
 * const signature = await signDeal(signer, deployment, deal, 1n);
 * const sent = await settle(client, { deal, consents: [{ party: account, nonce: 1n, signature }] });
 */
export async function settle(client: Client, parameters: SettleParameters): Promise<SentTransaction> {
  const { deal, consents, ...options } = parameters;
  const { legs, ...rest } = checkDeal(deal);
  const signed = consents.map((consent, i) => checkConsent(`consents[${i}]`, consent));
  return write(client, settlementContract(client), "settle", [{ legs: [...legs], ...rest }, signed], options);
}

/** As `settle`; waits until it is mined. */
export async function settleAndWait(client: Client, parameters: SettleParameters): Promise<SettleReturnType> {
  const receipt = await waitMined(client, await settle(client, parameters));
  const { dealId } = eventOf(settlementContract(client), receipt, "DealSettled").args;
  return { dealId, receipt };
}
