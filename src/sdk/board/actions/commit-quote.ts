import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { boardContract } from "../contracts.ts";

export interface CommitQuoteParameters extends WriteOptions {
  /** The ask's id. */
  readonly ask: string;
  /** See `quoteHash`. */
  readonly hash: string;
  /** As the quote says. */
  readonly expiry: bigint | number;
}

export interface CommitQuoteReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Commits a quote by its hash. MAKER of a bank, while the ask takes quotes.
 *
 * @throws `Board_WrongState`, `Board_TooLate`, `Board_CommitmentInvalid`, `Board_WrongQuoteState`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { commitQuote, quoteHash } from "tallystick/board";
 *
 * const sent = await commitQuote(client, { ask, hash: quoteHash(quote), expiry: quote.expiry });
 */
export async function commitQuote(client: Client, parameters: CommitQuoteParameters): Promise<SentTransaction> {
  const { ask, hash, expiry, ...options } = parameters;
  const args = [checkBytes32("ask", ask), checkBytes32("hash", hash), checkTime("expiry", expiry)] as const;
  return write(client, boardContract(client), "commit", args, options);
}

/** As `commitQuote`; waits until it is mined. */
export async function commitQuoteAndWait(
  client: Client,
  parameters: CommitQuoteParameters,
): Promise<CommitQuoteReturnType> {
  const receipt = await waitMined(client, await commitQuote(client, parameters));
  return { receipt };
}
