import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";

export interface ApplyForCreditParameters extends WriteOptions {
  /** Everything that is agreed: see `completeCredit`. */
  readonly terms: CreditTerms;
}

export interface ApplyForCreditReturnType {
  readonly credit: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Applies for a letter of credit. MAKER of the applicant.
 *
 * @throws `Credits_WrongState`, `Credits_TermsInvalid`, `Credits_NotParty`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { applyForCredit } from "tallystick/credits";
 *
 * const sent = await applyForCredit(client, { terms: creditTerms });
 */
export async function applyForCredit(client: Client, parameters: ApplyForCreditParameters): Promise<SentTransaction> {
  const { terms, ...options } = parameters;
  const args = [toCreditStruct(terms)] as const;
  return write(client, lettersOfCreditContract(client), "applyFor", args, options);
}

/** As `applyForCredit`; waits until it is mined. */
export async function applyForCreditAndWait(
  client: Client,
  parameters: ApplyForCreditParameters,
): Promise<ApplyForCreditReturnType> {
  const receipt = await waitMined(client, await applyForCredit(client, parameters));
  const { credit } = eventOf(lettersOfCreditContract(client), receipt, "CreditApplied").args;
  return { credit, receipt };
}
