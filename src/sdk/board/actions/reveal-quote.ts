import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { boardContract } from "../contracts.ts";

export interface RevealQuoteParameters extends WriteOptions {
  /** The ask's id. */
  readonly ask: string;
  /** keccak256 of what was sent to the seller. */
  readonly sealed: string;
}

export interface RevealQuoteReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Tells that the quote was sent to the seller, sealed to the ask's key. MAKER of the bidder, when nobody commits any more.
 *
 * @throws `Board_WrongState`, `Board_TooEarly`, `Board_WrongQuoteState`, `Board_CommitmentInvalid`, `Board_NoMoreReveals`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { revealQuote } from "tallystick/board";
 *
 * const sent = await revealQuote(client, { ask, sealed });
 */
export async function revealQuote(client: Client, parameters: RevealQuoteParameters): Promise<SentTransaction> {
  const { ask, sealed, ...options } = parameters;
  const args = [checkBytes32("ask", ask), checkBytes32("sealed", sealed)] as const;
  return write(client, boardContract(client), "reveal", args, options);
}

/** As `revealQuote`; waits until it is mined. */
export async function revealQuoteAndWait(
  client: Client,
  parameters: RevealQuoteParameters,
): Promise<RevealQuoteReturnType> {
  const receipt = await waitMined(client, await revealQuote(client, parameters));
  return { receipt };
}
