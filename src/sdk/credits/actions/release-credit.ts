import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32 } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type CreditTerms, toCreditStruct } from "../model/credit-terms.ts";

export interface ReleaseCreditParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
  /** Those in force. */
  readonly terms: CreditTerms;
}

export interface ReleaseCreditReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Gives back what a closed credit does not need any more. Anybody.
 *
 * @throws `Credits_WrongState`, `Credits_OtherTerms`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { releaseCredit } from "tallystick/credits";
 *
 * const sent = await releaseCredit(client, { credit, terms: creditTerms });
 */
export async function releaseCredit(client: Client, parameters: ReleaseCreditParameters): Promise<SentTransaction> {
  const { credit, terms, ...options } = parameters;
  const args = [checkBytes32("credit", credit), toCreditStruct(terms)] as const;
  return write(client, lettersOfCreditContract(client), "release", args, options);
}

/** As `releaseCredit`; waits until it is mined. */
export async function releaseCreditAndWait(
  client: Client,
  parameters: ReleaseCreditParameters,
): Promise<ReleaseCreditReturnType> {
  const receipt = await waitMined(client, await releaseCredit(client, parameters));
  return { receipt };
}
