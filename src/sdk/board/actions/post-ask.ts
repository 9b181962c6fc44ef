import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { boardContract } from "../contracts.ts";
import { type Ask, toAskStruct } from "../model/ask.ts";
import { type Holding, toHoldingStruct } from "../model/holding.ts";

export interface PostAskParameters extends WriteOptions {
  /** What is offered. */
  readonly ask: Ask;
  /** What the ask hides. */
  readonly holding: Holding;
  /** By two people: see `signBoardAct`. */
  readonly approval: DualApproval;
}

export interface PostAskReturnType {
  readonly ask: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Posts an ask that two people of the seller signed. Anybody; its units are pledged to the operator before: see `reservationRef`.
 *
 * @throws `Board_WrongState`, `Board_AskInvalid`, `Board_OperatorInvalid`, `Board_OtherHolding`, `Board_NotParty`, `Board_HoldingInvalid`, `Board_Quiet`, `Board_NotReserved`, `Board_ClaimTooShort`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { postAsk } from "tallystick/board";
 *
 * const sent = await postAsk(client, { ask: askTerms, holding, approval });
 */
export async function postAsk(client: Client, parameters: PostAskParameters): Promise<SentTransaction> {
  const { ask, holding, approval, ...options } = parameters;
  const args = [toAskStruct(ask), toHoldingStruct(holding), checkDualApproval(approval)] as const;
  return write(client, boardContract(client), "post", args, options);
}

/** As `postAsk`; waits until it is mined. */
export async function postAskAndWait(client: Client, parameters: PostAskParameters): Promise<PostAskReturnType> {
  const receipt = await waitMined(client, await postAsk(client, parameters));
  const { ask } = eventOf(boardContract(client), receipt, "AskPosted").args;
  return { ask, receipt };
}
