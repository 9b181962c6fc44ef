import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32 } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";

export interface ExpireCreditParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
  /** Those in force. */
  readonly terms: CreditTerms;
}

export interface ExpireCreditReturnType {
  readonly released: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends a credit whose last day is over, where nothing is examined or held. Anybody.
 *
 * @throws `Credits_WrongState`, `Credits_OtherTerms`, `Credits_NotExpired`, `Credits_OpenPresentation`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { expireCredit } from "tallystick/credits";
 *
 * const sent = await expireCredit(client, { credit, terms: creditTerms });
 */
export async function expireCredit(client: Client, parameters: ExpireCreditParameters): Promise<SentTransaction> {
  const { credit, terms, ...options } = parameters;
  const args = [checkBytes32("credit", credit), toCreditStruct(terms)] as const;
  return write(client, lettersOfCreditContract(client), "expire", args, options);
}

/** As `expireCredit`; waits until it is mined. */
export async function expireCreditAndWait(
  client: Client,
  parameters: ExpireCreditParameters,
): Promise<ExpireCreditReturnType> {
  const receipt = await waitMined(client, await expireCredit(client, parameters));
  const { released } = eventOf(lettersOfCreditContract(client), receipt, "CreditClosed").args;
  return { released, receipt };
}
