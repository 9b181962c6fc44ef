import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { boardContract } from "../contracts.ts";
import { type Ask, toAskStruct } from "../model/ask.ts";
import { type Holding, toHoldingStruct } from "../model/holding.ts";

export interface WithdrawAskParameters extends WriteOptions {
  /** What is offered. */
  readonly ask: Ask;
  /** What the ask hides. */
  readonly holding: Holding;
}

export interface WithdrawAskReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Takes back what nobody took of an ask. MAKER of the seller, whatever its standing.
 *
 * @throws `Board_WrongState`, `Board_OtherHolding`, `Board_NotParty`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { withdrawAsk } from "tallystick/board";
 *
 * const sent = await withdrawAsk(client, { ask: askTerms, holding });
 */
export async function withdrawAsk(client: Client, parameters: WithdrawAskParameters): Promise<SentTransaction> {
  const { ask, holding, ...options } = parameters;
  const args = [toAskStruct(ask), toHoldingStruct(holding)] as const;
  return write(client, boardContract(client), "withdraw", args, options);
}

/** As `withdrawAsk`; waits until it is mined. */
export async function withdrawAskAndWait(
  client: Client,
  parameters: WithdrawAskParameters,
): Promise<WithdrawAskReturnType> {
  const receipt = await waitMined(client, await withdrawAsk(client, parameters));
  return { receipt };
}
