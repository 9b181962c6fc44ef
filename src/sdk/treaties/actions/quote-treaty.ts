import type { TransactionReceipt } from "ethers";
import { checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { treatiesContract } from "../contracts.ts";
import { type TreatyTerms, toTreatyStruct } from "../model/treaty-terms.ts";

export interface QuoteTreatyParameters extends WriteOptions {
  /** Everything that is agreed. */
  readonly terms: TreatyTerms;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signTreatyAct`. */
  readonly approval: DualApproval;
}

export interface QuoteTreatyReturnType {
  readonly treaty: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings terms that two people of the lead signed. Anybody: a broker proposes, and signs nothing.
 *
 * @throws `Treaties_WrongState`, `Treaties_TermsInvalid`, `Treaties_LinesNotWhole`, `Treaties_NotParty`, `Treaties_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { quoteTreaty } from "tallystick/treaties";
 *
 * const sent = await quoteTreaty(client, { terms: treatyTerms, deadline: 1_893_456_000, approval });
 */
export async function quoteTreaty(client: Client, parameters: QuoteTreatyParameters): Promise<SentTransaction> {
  const { terms, deadline, approval, ...options } = parameters;
  const args = [toTreatyStruct(terms), checkTime("deadline", deadline), checkDualApproval(approval)] as const;
  return write(client, treatiesContract(client), "quote", args, options);
}

/** As `quoteTreaty`; waits until it is mined. */
export async function quoteTreatyAndWait(
  client: Client,
  parameters: QuoteTreatyParameters,
): Promise<QuoteTreatyReturnType> {
  const receipt = await waitMined(client, await quoteTreaty(client, parameters));
  const { treaty } = eventOf(treatiesContract(client), receipt, "TreatyQuoted").args;
  return { treaty, receipt };
}
