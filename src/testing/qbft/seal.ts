import { concat, encodeRlp, hexlify, keccak256 } from "ethers";
import { extraDataOf, type HeaderOptions, headerItemsOf } from "./header.ts";
import { ascending, type QbftValidator } from "./validators.ts";

const EXTRA_DATA = 12;

export interface SealedHeader {
  /** With its round, and with an empty list of seals: what `QbftClient.update` takes, and what the seals sign the hash of. */
  readonly header: string;
  /** r, s, v of each signer, in ascending order of the signers. */
  readonly seals: string;
  /** As `debug_getRawHeader` gives it: with the seals in it. */
  readonly raw: string;
  /** Of the header with round zero and without seals. */
  readonly blockHash: string;
}

/** r, s and v of a validator over a digest, without a prefix: 65 bytes. */
export function sealOf({ key }: QbftValidator, digest: string): string {
  const { r, s, yParity } = key.sign(digest);
  return concat([r, s, hexlify(new Uint8Array([yParity]))]);
}

/** A header sealed by `signers`, who need not be its validators. */
export function sealHeader(options: HeaderOptions, signers: readonly QbftValidator[]): SealedHeader {
  const items = headerItemsOf(options);
  const header = encodeRlp(items);
  const digest = keccak256(header);
  const seals = signers.toSorted(ascending).map((signer) => sealOf(signer, digest));
  const raw = encodeRlp(items.with(EXTRA_DATA, extraDataOf(options, seals)));
  const first = encodeRlp(items.with(EXTRA_DATA, extraDataOf({ ...options, round: 0 })));
  return { header, seals: concat(seals), raw, blockHash: keccak256(first) };
}
