import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { boardContract } from "../contracts.ts";
import { type Ask, toAskStruct } from "../model/ask.ts";
import { type Holding, toHoldingStruct } from "../model/holding.ts";

export interface PerfectAskParameters extends WriteOptions {
  /** What is offered. */
  readonly ask: Ask;
  /** What the ask hides. */
  readonly holding: Holding;
}

export interface PerfectAskReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Makes a conditional ask one that is quoted: its claim was accepted, and is pledged. MAKER of the seller.
 *
 * @throws `Board_WrongState`, `Board_OtherHolding`, `Board_TooLate`, `Board_NotParty`, `Board_HoldingInvalid`, `Board_NotReserved`, `Board_ClaimTooShort`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { perfectAsk } from "tallystick/board";
 *
 * const sent = await perfectAsk(client, { ask: askTerms, holding });
 */
export async function perfectAsk(client: Client, parameters: PerfectAskParameters): Promise<SentTransaction> {
  const { ask, holding, ...options } = parameters;
  const args = [toAskStruct(ask), toHoldingStruct(holding)] as const;
  return write(client, boardContract(client), "perfect", args, options);
}

/** As `perfectAsk`; waits until it is mined. */
export async function perfectAskAndWait(
  client: Client,
  parameters: PerfectAskParameters,
): Promise<PerfectAskReturnType> {
  const receipt = await waitMined(client, await perfectAsk(client, parameters));
  return { receipt };
}
