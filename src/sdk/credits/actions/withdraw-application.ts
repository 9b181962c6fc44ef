import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";

export interface WithdrawApplicationParameters extends WriteOptions {
  /** Those that were applied for. */
  readonly terms: CreditTerms;
}

export interface WithdrawApplicationReturnType {
  readonly credit: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Takes an application back, or declines it; the margin goes back. MAKER of the applicant or of the issuer.
 *
 * @throws `Credits_WrongState`, `Credits_NotParty`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { withdrawApplication } from "tallystick/credits";
 *
 * const sent = await withdrawApplication(client, { terms: creditTerms });
 */
export async function withdrawApplication(
  client: Client,
  parameters: WithdrawApplicationParameters,
): Promise<SentTransaction> {
  const { terms, ...options } = parameters;
  const args = [toCreditStruct(terms)] as const;
  return write(client, lettersOfCreditContract(client), "withdraw", args, options);
}

/** As `withdrawApplication`; waits until it is mined. */
export async function withdrawApplicationAndWait(
  client: Client,
  parameters: WithdrawApplicationParameters,
): Promise<WithdrawApplicationReturnType> {
  const receipt = await waitMined(client, await withdrawApplication(client, parameters));
  const { credit } = eventOf(lettersOfCreditContract(client), receipt, "ApplicationEnded").args;
  return { credit, receipt };
}
