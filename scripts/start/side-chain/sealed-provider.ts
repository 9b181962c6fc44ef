import { type BaseWallet, JsonRpcProvider, toBigInt, toQuantity, ZeroHash } from "ethers";
import type { RpcBlock } from "../../../src/sdk/core/proof/header.ts";
import { type SealedBlock, sealBlock } from "./seal-block.ts";

/**
 * A node as one of a QBFT chain's: it gives its blocks as headers that validators sealed, each with the hash of the one before it. State, and
 * proofs of it, are the node's own. A header, once given, stays: a second one of the same height would be equivocation.
 */
export class SealedProvider extends JsonRpcProvider {
  readonly #validators: readonly BaseWallet[];
  readonly #sealers: readonly BaseWallet[];
  readonly #sealed: Promise<SealedBlock>[] = [];

  /** @param sealers Those of the validators that seal; the others are down. */
  constructor(url: string, validators: readonly BaseWallet[], sealers: readonly BaseWallet[]) {
    super(url, undefined, { staticNetwork: true, cacheTimeout: -1, batchStallTime: 0, pollingInterval: 50 });
    this.#validators = validators;
    this.#sealers = sealers;
  }

  override async send(method: string, params: unknown[]): Promise<unknown> {
    switch (method) {
      case "eth_getBlockByNumber":
        return (await this.#sealedAt(params[0]))?.block ?? null;
      case "debug_getRawHeader":
        return (await this.#sealedAt(params[0]))?.header ?? null;
      default:
        return super.send(method, params);
    }
  }

  /** The block with this number, or "latest". */
  async #sealedAt(tag: unknown): Promise<SealedBlock | undefined> {
    const head = Number(toBigInt(String(await super.send("eth_blockNumber", []))));
    const number = tag === "latest" ? head : Number(toBigInt(String(tag)));
    for (let n = this.#sealed.length; n <= Math.min(number, head); n++)
      this.#sealed.push(this.#seal(n, this.#sealed[n - 1]));
    return this.#sealed[number];
  }

  async #seal(number: number, parent: Promise<SealedBlock> | undefined): Promise<SealedBlock> {
    const block = (await super.send("eth_getBlockByNumber", [toQuantity(number), false])) as RpcBlock;
    const parentHash = parent === undefined ? ZeroHash : (await parent).hash;
    return sealBlock(block, parentHash, this.#validators, this.#sealers);
  }
}
