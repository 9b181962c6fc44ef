import { JsonRpcProvider, toBigInt, toQuantity } from "ethers";
import { encodeQbftHeader, type QbftHeader } from "../../../src/sdk/anchoring/model/qbft-header.ts";
import type { RpcBlock } from "../../../src/sdk/core/proof/header.ts";
import type { QbftValidator } from "../../../src/testing/qbft/validators.ts";
import { blockJson } from "../../../src/testing/side-chain/headers.ts";
import { sealHeader } from "../../../src/testing/side-chain/seal-header.ts";
import { qbftHeaderOf } from "./qbft-header-of.ts";

/**
 * A node as one of a QBFT chain's: it gives its blocks with headers that validators sealed, each with the hash of the one before it. State, and
 * proofs of it, are the node's own. A block's header is always the same: a second one of its height would be equivocation.
 */
export class SealedProvider extends JsonRpcProvider {
  readonly #validators: readonly QbftValidator[];
  readonly #sealers: readonly QbftValidator[];
  /** By number, not sealed. */
  readonly #headers: Promise<QbftHeader>[] = [];

  /** @param sealers Those of the validators that seal; the others are down. */
  constructor(url: string, validators: readonly QbftValidator[], sealers: readonly QbftValidator[]) {
    super(url, undefined, { staticNetwork: true, cacheTimeout: -1, batchStallTime: 0, pollingInterval: 50 });
    this.#validators = validators;
    this.#sealers = sealers;
  }

  override async send(method: string, params: unknown[]): Promise<unknown> {
    if (method === "debug_getRawHeader") {
      const header = await this.#sealedAt(params[0]);
      return header === undefined ? null : encodeQbftHeader(header);
    }
    const answer = await super.send(method, params);
    if (method !== "eth_getBlockByNumber" || answer === null) return answer;
    const block = answer as RpcBlock;
    const header = await this.#sealedAt(block.number);
    return header === undefined ? block : { ...block, ...blockJson(header) };
  }

  /** The header of the block with this number; undefined where there is no such block. */
  async #sealedAt(number: unknown): Promise<QbftHeader | undefined> {
    const at = Number(toBigInt(String(number)));
    if (this.#headers[at] === undefined) {
      const head = Number(toBigInt(String(await super.send("eth_blockNumber", []))));
      for (let n = this.#headers.length; n <= Math.min(at, head); n++) this.#headers[n] = this.#headerOf(n);
    }
    const header = await this.#headers[at];
    return header && sealHeader(header, this.#sealers);
  }

  async #headerOf(number: number): Promise<QbftHeader> {
    const before = this.#headers[number - 1];
    const block = (await super.send("eth_getBlockByNumber", [toQuantity(number), false])) as RpcBlock;
    return qbftHeaderOf(block, await before, this.#validators);
  }
}
