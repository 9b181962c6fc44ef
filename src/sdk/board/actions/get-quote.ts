import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { boardContract } from "../contracts.ts";
import { QUOTE_STATES, type QuoteState, wordOf } from "../model/states.ts";

export interface GetQuoteParameters {
  /** The ask's id. */
  readonly ask: string;
  /** The bank's organisation. */
  readonly bidder: number;
}

/** What the chain has of a quote. */
export interface QuoteOnChain {
  readonly state: QuoteState;
  /** See `quoteHash`. */
  readonly hash: string;
  readonly expiry: number;
}

/**
 * Reads where the quote of a bank for an ask stands now.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getQuote } from "tallystick/board";
 *
 * const { state } = await getQuote(client, { ask, bidder: 7 });
 */
export async function getQuote(client: Client, parameters: GetQuoteParameters): Promise<QuoteOnChain> {
  const [ask, bidder] = [checkBytes32("ask", parameters.ask), checkNumber("bidder", parameters.bidder)];
  const { state, hash, expiry } = await rpc(() => boardContract(client).quoteOf(ask, bidder));
  return { state: wordOf(QUOTE_STATES, state), hash, expiry: Number(expiry) };
}
