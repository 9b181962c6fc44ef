import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { checkAddress, checkTime } from "../../core/check.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import { type Drawing, toDrawingStruct } from "../model/drawing.ts";

export interface RedirectClaimParameters extends WriteOptions {
  /** What was presented. */
  readonly drawing: Drawing;
  /** Of the same organisation, as it was signed. */
  readonly account: string;
  /** As it was signed. */
  readonly deadline: bigint | number;
  /** By two people: see `signCreditAct`. */
  readonly approval: DualApproval;
}

export interface RedirectClaimReturnType {
  readonly presentation: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Names another account of the beneficiary that gets the claim, such as after a lost key, before the claim is there. Anybody: the signatures of two of
 * its people decide.
 *
 * @throws `Presentations_WrongState`; `Credits_NotParty`, `Credits_TooLate`; `Holders_BadSignature`, `Holders_OnePerson`, `Holders_KindRefused`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { redirectClaim } from "tallystick/credits";
 *
 * const sent = await redirectClaim(client, { drawing, account, deadline: 1_893_456_000, approval });
 */
export async function redirectClaim(client: Client, parameters: RedirectClaimParameters): Promise<SentTransaction> {
  const { drawing, account, deadline, approval, ...options } = parameters;
  const args = [
    toDrawingStruct(drawing),
    checkAddress("account", account),
    checkTime("deadline", deadline),
    checkDualApproval(approval),
  ] as const;
  return write(client, lettersOfCreditContract(client), "redirect", args, options);
}

/** As `redirectClaim`; waits until it is mined. */
export async function redirectClaimAndWait(
  client: Client,
  parameters: RedirectClaimParameters,
): Promise<RedirectClaimReturnType> {
  const receipt = await waitMined(client, await redirectClaim(client, parameters));
  const { presentation } = eventOf(lettersOfCreditContract(client), receipt, "ClaimRedirected").args;
  return { presentation, receipt };
}
