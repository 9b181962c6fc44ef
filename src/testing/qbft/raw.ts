import { concat, decodeRlp, encodeRlp, keccak256 } from "ethers";
import { recoverSealer } from "../../sdk/core/proof/qbft.ts";

const EXTRA_DATA = 12;
const VALIDATORS = 1;
const SEALS = 4;

/** A header as `QbftClient.update` takes it, from what `debug_getRawHeader` gives. */
export interface SplitHeader {
  readonly header: string;
  /** In the order of their signers in the header. */
  readonly seals: string;
  readonly signers: readonly string[];
  readonly validators: readonly string[];
}

/** Takes the seals out of a raw header, and puts them in order. */
export function splitRawHeader(raw: string): SplitHeader {
  const items = decodeRlp(raw) as string[];
  const extra = decodeRlp(items[EXTRA_DATA] as string) as unknown[];
  const header = encodeRlp(items.with(EXTRA_DATA, encodeRlp(extra.with(SEALS, []) as never)));
  const digest = keccak256(header);
  const signed = (extra[SEALS] as string[])
    .map((seal) => ({ seal, signer: recoverSealer(digest, seal) as string }))
    .sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1));
  return {
    header,
    seals: concat(signed.map(({ seal }) => seal)),
    signers: signed.map(({ signer }) => signer.toLowerCase()),
    validators: extra[VALIDATORS] as string[],
  };
}
