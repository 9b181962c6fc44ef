import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { boardContract } from "../contracts.ts";

export interface WithdrawQuoteParameters extends WriteOptions {
  /** The ask's id. */
  readonly ask: string;
}

export interface WithdrawQuoteReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Takes back a quote that was not accepted. MAKER of the bidder, whatever its standing.
 *
 * @throws `Board_WrongQuoteState`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { withdrawQuote } from "tallystick/board";
 *
 * const sent = await withdrawQuote(client, { ask });
 */
export async function withdrawQuote(client: Client, parameters: WithdrawQuoteParameters): Promise<SentTransaction> {
  const { ask, ...options } = parameters;
  const args = [checkBytes32("ask", ask)] as const;
  return write(client, boardContract(client), "withdrawQuote", args, options);
}

/** As `withdrawQuote`; waits until it is mined. */
export async function withdrawQuoteAndWait(
  client: Client,
  parameters: WithdrawQuoteParameters,
): Promise<WithdrawQuoteReturnType> {
  const receipt = await waitMined(client, await withdrawQuote(client, parameters));
  return { receipt };
}
