import { ChainHash } from "./chain-hash.ts";

/** What a receipt says of a sealed content. Hashes are 32 bytes in hex. */
export interface SealedContent {
  /** Of header and sealed chunks. */
  readonly ciphertextHash: string;
  /** Of the content, in chunks of the same size. */
  readonly contentHash: string;
  /** Bytes with header and tags. */
  readonly size: number;
}

const CIPHERTEXT = "tallystick/ciphertext/v1";
const CONTENT = "tallystick/extraction/v1";

/** Both hashes of a sealed content, as its chunks come. */
export class SealHashes {
  readonly #ciphertext: ChainHash;
  readonly #content = new ChainHash(CONTENT);
  #size: number;

  constructor(header: Uint8Array) {
    this.#ciphertext = new ChainHash(CIPHERTEXT, header);
    this.#size = header.length;
  }

  /** Both may be changed when this resolves. */
  async add(content: Uint8Array, sealed: Uint8Array): Promise<void> {
    this.#size += sealed.length;
    await Promise.all([this.#content.add(content), this.#ciphertext.add(sealed)]);
  }

  async end(): Promise<SealedContent> {
    return {
      ciphertextHash: await this.#ciphertext.hash(),
      contentHash: await this.#content.hash(),
      size: this.#size,
    };
  }
}
