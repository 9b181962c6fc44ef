import { computeAddress, SigningKey } from "ethers";
import { networkError } from "../errors.ts";

/** What is public of a node's key. */
export interface NodeIdentity {
  /** 0x and 128 hex digits: without the byte that says that it is uncompressed. */
  readonly publicKey: string;
  /** The last 20 bytes of the public key's keccak-256, in lower case. */
  readonly address: string;
}

/** A node's key. The private part goes into one file and nowhere else. */
export interface NodeKey extends NodeIdentity {
  /** 0x and 64 hex digits. */
  readonly privateKey: string;
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

/**
 * What is public of a key that somebody else keeps.
 *
 * @throws `NETWORK_KEY_INVALID`.
 */
export function nodeIdentity(publicKey: string): NodeIdentity {
  try {
    return { publicKey: publicKey.toLowerCase(), address: computeAddress(`0x04${publicKey.slice(2)}`).toLowerCase() };
  } catch {
    const values = { publicKey };
    throw networkError("NETWORK_KEY_INVALID", `${publicKey} is no public key: not a point of secp256k1`, values);
  }
}

/** Where other nodes reach a node, and whom they expect there. */
export function enodeUrl({ publicKey }: Pick<NodeIdentity, "publicKey">, host: string, port: number): string {
  return `enode://${publicKey.slice(2)}@${host}:${port}`;
}
