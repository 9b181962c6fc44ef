import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkBytes32 } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { lettersOfCreditContract } from "../contracts.ts";

export interface RepayCreditParameters extends WriteOptions {
  /** The credit's id. */
  readonly credit: string;
  /** In minor units. */
  readonly amount: bigint;
}

export interface RepayCreditReturnType {
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Pays the issuer what the sender's organisation, the applicant, owes for drawings; the sender has approved the contract for it.
 *
 * @throws `Credits_NotParty`, `Credits_MoreThanOwed`, `Credits_AmountZero`; `ERC20InsufficientAllowance`, `ERC20InsufficientBalance`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { repayCredit } from "tallystick/credits";
 *
 * const sent = await repayCredit(client, { credit, amount: 500_00n });
 */
export async function repayCredit(client: Client, parameters: RepayCreditParameters): Promise<SentTransaction> {
  const { credit, amount, ...options } = parameters;
  const args = [checkBytes32("credit", credit), checkAmount("amount", amount)] as const;
  return write(client, lettersOfCreditContract(client), "repay", args, options);
}

/** As `repayCredit`; waits until it is mined. */
export async function repayCreditAndWait(
  client: Client,
  parameters: RepayCreditParameters,
): Promise<RepayCreditReturnType> {
  const receipt = await waitMined(client, await repayCredit(client, parameters));
  const { amount } = eventOf(lettersOfCreditContract(client), receipt, "ApplicantPaid").args;
  return { amount, receipt };
}
