import { createKeccak } from "hash-wasm";

/** keccak256 as 0x and hexadecimal digits. */
export type Digest = (bytes: Uint8Array) => string;

export async function keccakDigest(): Promise<Digest> {
  const hasher = await createKeccak(256);
  return (bytes) => `0x${hasher.init().update(bytes).digest()}`;
}
