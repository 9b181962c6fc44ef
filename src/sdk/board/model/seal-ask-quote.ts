import { getBytes, hexlify, keccak256, toUtf8Bytes } from "ethers";
import { KEM, sealForKey } from "../../core/seal/hpke.ts";
import type { Ask } from "./ask.ts";
import { type SignedQuote, signedQuoteJson } from "./messages.ts";
import { checkQuoted, sealedFor } from "./quote-seal.ts";

export interface SealAskQuoteParameters extends SignedQuote {
  /** To whose key it is sealed. */
  readonly ask: Ask;
}

export interface SealedAskQuote {
  /** Goes to the seller beside the chain, in hex. */
  readonly envelope: string;
  /** Its keccak-256: what `revealQuote` tells. */
  readonly sealed: string;
}

/**
 * Seals a quote, and what two people of the bidder signed under it, to the key of its ask: RFC 9180 in base mode with X25519, HKDF-SHA-256 and AES-256-GCM.
 * It opens with the ask's private key and for this ask alone. Needs no network.
 *
 * @throws `ARGUMENT_INVALID` where the quote is for another ask; `NOT_SECONDS`; `ENCRYPTION_KEY_INVALID` where the ask has no such key.
 *
 * @example
 * import { sealAskQuote } from "tallystick/board";
 *
 * const { envelope, sealed } = await sealAskQuote({ ask: askTerms, quote, byBidder: approval });
 * console.log(envelope, sealed);
 */
export async function sealAskQuote({ ask, quote, byBidder }: SealAskQuoteParameters): Promise<SealedAskQuote> {
  checkQuoted(ask, quote);
  const plaintext = toUtf8Bytes(signedQuoteJson({ quote, byBidder }));
  const to = { kem: KEM.x25519, publicKey: getBytes(ask.key) };
  const envelope = hexlify(await sealForKey({ ...to, ...sealedFor(ask), plaintext }));
  return { envelope, sealed: keccak256(envelope) };
}
