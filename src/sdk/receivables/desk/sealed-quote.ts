import { type Signer, TypedDataEncoder } from "ethers";
import { rpc } from "../../core/rpc.ts";
import { type FinancingAt, financingEip712Domain } from "./eip712.ts";
import { type Quote, quoteId } from "./quote.ts";

/** That a bank quotes, and not what: the seller gets it before quotes close, the quote afterwards. So no bank sees another's. */
export interface SealedQuote {
  /** Id of the request. */
  readonly request: string;
  readonly bank: string;
  /** Id of the quote. */
  readonly commitment: string;
}

const SEALED_TYPES = {
  SealedQuote: [
    { name: "request", type: "bytes32" },
    { name: "bank", type: "address" },
    { name: "commitment", type: "bytes32" },
  ],
};

/** A quote sealed: only its hash is in it. */
export function sealQuote(quote: Quote): SealedQuote {
  return { request: quote.request, bank: quote.bank, commitment: quoteId(quote) };
}

/** What the bank signs when it seals its quote. */
export function sealedQuoteDigest(deployment: FinancingAt, sealed: SealedQuote): string {
  return TypedDataEncoder.hash(financingEip712Domain(deployment), SEALED_TYPES, sealed);
}

/** The bank's signature under a sealed quote. Needs no network. */
export async function signSealedQuote(signer: Signer, deployment: FinancingAt, sealed: SealedQuote): Promise<string> {
  return rpc(() => signer.signTypedData(financingEip712Domain(deployment), SEALED_TYPES, sealed));
}
