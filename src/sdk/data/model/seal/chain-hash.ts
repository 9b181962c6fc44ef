import { hexlify, toUtf8Bytes } from "ethers";

const sha256 = async (bytes: Uint8Array) =>
  new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));

const joined = (a: Uint8Array, b: Uint8Array) => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/**
 * The hash of a stream in parts, by WebCrypto, which hashes whole messages only: state = SHA-256(state | SHA-256(part)), beginning with
 * SHA-256 of the domain. The parts are part of what is hashed, so both sides cut alike.
 */
export class ChainHash {
  #state: Promise<Uint8Array>;

  /** @param domain What the hash is of; not of 64 bytes. */
  constructor(domain: string, head: Uint8Array = new Uint8Array()) {
    this.#state = sha256(joined(toUtf8Bytes(domain), head));
  }

  /** The part may be changed when this resolves. */
  async add(part: Uint8Array): Promise<void> {
    const before = this.#state;
    const digest = sha256(part);
    this.#state = Promise.all([before, digest]).then(([state, hash]) => sha256(joined(state, hash)));
    await digest;
  }

  /** 32 bytes in hex. */
  async hash(): Promise<string> {
    return hexlify(await this.#state);
  }
}
