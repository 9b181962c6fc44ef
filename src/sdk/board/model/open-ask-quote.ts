import { getBytes } from "ethers";
import { checkBytes, checkBytes32 } from "../../core/check.ts";
import { openWithKey } from "../../core/seal/hpke.ts";
import type { Ask } from "./ask.ts";
import { parseSignedQuote, type SignedQuote } from "./messages.ts";
import { checkQuoted, sealedFor } from "./quote-seal.ts";

export interface OpenAskQuoteParameters {
  readonly ask: Ask;
  /** Of the ask's key, in hex: see `generateAskKey`. */
  readonly privateKey: string;
  /** As the bank sent it, in hex. */
  readonly envelope: string;
}

/**
 * Opens a quote that was sealed to an ask's key. Whether it is the one that its bank committed, `quoteHash` and `getQuote` say. Needs no network.
 *
 * @throws `ENVELOPE_INVALID`; `ENVELOPE_NOT_OPENED` for another key, another ask or an altered envelope; `ENCRYPTION_KEY_INVALID`; `JSON_INVALID`, `BOARD_JSON_INVALID`, `NOT_SECONDS`
 * where no quote was sealed; `ARGUMENT_INVALID` where it is for another ask.
 *
 * @example
 * import { openAskQuote } from "tallystick/board";
 *
 * const opened = await openAskQuote({ ask: askTerms, privateKey, envelope: sealed });
 * console.log(opened.quote.price, opened.byBidder);
 */
export async function openAskQuote({ ask, privateKey, envelope }: OpenAskQuoteParameters): Promise<SignedQuote> {
  checkBytes("envelope", envelope);
  const key = getBytes(checkBytes32("privateKey", privateKey));
  const opened = await openWithKey({ privateKey: key, envelope: getBytes(envelope), ...sealedFor(ask) });
  const signed = parseSignedQuote(new TextDecoder().decode(opened));
  checkQuoted(ask, signed.quote);
  return signed;
}
