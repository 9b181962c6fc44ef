import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface CollectClaimParameters extends WriteOptions {
  /** Those under which it is presented. */
  readonly terms: CreditTerms;
  /** What was presented. */
  readonly drawing: Drawing;
}

export interface CollectClaimReturnType {
  readonly presentation: string;
  /** The ledger's id. */
  readonly claim: bigint;
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Collects a claim: that of the beneficiary, where the ledger did not take it at acceptance; or that of a confirmer that honoured, on the issuer that
 * accepted, which goes to the sender. Anybody for the first, MAKER of the confirmer for the second.
 *
 * @throws `Presentations_WrongState`, `Presentations_NoReimbursement`; `Credits_NotParty`, `Credits_OtherTerms`; `Obligations_CaseUnknown`; `Holders_KindRefused`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { collectClaim } from "tallystick/credits";
 *
 * const sent = await collectClaim(client, { terms: creditTerms, drawing });
 */
export async function collectClaim(client: Client, parameters: CollectClaimParameters): Promise<SentTransaction> {
  const { terms, drawing, ...options } = parameters;
  const args = [toCreditStruct(terms), toDrawingStruct(drawing)] as const;
  return write(client, lettersOfCreditContract(client), "collect", args, options);
}

/** As `collectClaim`; waits until it is mined. */
export async function collectClaimAndWait(
  client: Client,
  parameters: CollectClaimParameters,
): Promise<CollectClaimReturnType> {
  const receipt = await waitMined(client, await collectClaim(client, parameters));
  const { presentation, claim, amount } = eventOf(lettersOfCreditContract(client), receipt, "ClaimCollected").args;
  return { presentation, claim, amount, receipt };
}
