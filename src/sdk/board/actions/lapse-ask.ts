import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { boardContract } from "../contracts.ts";
import { type Ask, toAskStruct } from "../model/ask.ts";
import { type Holding, toHoldingStruct } from "../model/holding.ts";

export interface LapseAskParameters extends WriteOptions {
  /** What is offered. */
  readonly ask: Ask;
  /** What the ask hides. */
  readonly holding: Holding;
}

export interface LapseAskReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Ends an ask whose time is over, and frees its units. Anybody who knows the holding.
 *
 * @throws `Board_WrongState`, `Board_OtherHolding`, `Board_TooEarly`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { lapseAsk } from "tallystick/board";
 *
 * const sent = await lapseAsk(client, { ask: askTerms, holding });
 */
export async function lapseAsk(client: Client, parameters: LapseAskParameters): Promise<SentTransaction> {
  const { ask, holding, ...options } = parameters;
  const args = [toAskStruct(ask), toHoldingStruct(holding)] as const;
  return write(client, boardContract(client), "lapse", args, options);
}

/** As `lapseAsk`; waits until it is mined. */
export async function lapseAskAndWait(client: Client, parameters: LapseAskParameters): Promise<LapseAskReturnType> {
  const receipt = await waitMined(client, await lapseAsk(client, parameters));
  return { receipt };
}
