import { computeAddress, SigningKey } from "ethers";
import { networkError } from "../errors.ts";

/** A node's key, and what is public of it. The private part goes into one file and nowhere else. */
export interface NodeKey {
  /** 0x and 64 hex digits. */
  readonly privateKey: string;
  /** 0x and 128 hex digits: without the byte that says that it is uncompressed. */
  readonly publicKey: string;
  /** The last 20 bytes of the public key's keccak-256, in lower case. */
  readonly address: string;
}

/**
 * The key of a node from its private part.
 *
 * @throws `NETWORK_KEY_INVALID`, which does not say what was given.
 */
export function nodeKey(privateKey: string): NodeKey {
  let publicKey: string;
  try {
    publicKey = new SigningKey(privateKey).publicKey;
  } catch {
    throw networkError(
      "NETWORK_KEY_INVALID",
      "a node's key should be 32 bytes in hex, not 0 and below the curve's order",
    );
  }
  return { privateKey, publicKey: `0x${publicKey.slice(4)}`, address: computeAddress(publicKey).toLowerCase() };
}

/** Where other nodes reach a node, and whom they expect there. */
export function enodeUrl({ publicKey }: Pick<NodeKey, "publicKey">, host: string, port: number): string {
  return `enode://${publicKey.slice(2)}@${host}:${port}`;
}
