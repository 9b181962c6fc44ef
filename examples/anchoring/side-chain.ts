import { concat, JsonRpcApiProvider, type Provider, Wallet, ZeroHash } from "ethers";
import { network } from "hardhat";
import { encodeQbftHeader, type QbftHeader, sealDigestOf } from "../../src/sdk/anchoring/index.ts";

/** An embedded chain, and a node that tells of it as Besu tells of a QBFT chain. */
export interface SideChain {
  readonly ethers: Awaited<ReturnType<typeof network.create>>["ethers"];
  readonly node: Provider;
}

/** Four validators with keys of one run. Elsewhere: a chain of Hyperledger Besu, and `openProvider({ url })` of `tallystick/node`. */
export async function startSideChain(chainId: number): Promise<SideChain> {
  const { ethers } = await network.create({ override: { chainId } });
  const validators = [1, 2, 3, 4].map(() => new Wallet(Wallet.createRandom().privateKey));
  validators.sort((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1));

  /** The header that three of them would have sealed, with the state root of the embedded block. */
  async function headerAt(number: string): Promise<string> {
    const block = await ethers.provider.send("eth_getBlockByNumber", [number, false]);
    const { parentHash, stateRoot, transactionsRoot, receiptsRoot, logsBloom, timestamp } = block;
    const header: QbftHeader = {
      parentHash,
      coinbase: validators[0]?.address.toLowerCase() ?? "",
      stateRoot,
      transactionsRoot,
      receiptsRoot,
      logsBloom,
      number: Number(number),
      gasLimit: 30_000_000,
      gasUsed: 0,
      timestamp: Number(timestamp),
      extraData: { vanity: ZeroHash, validators: validators.map(({ address }) => address), round: 0, seals: [] },
      forkItems: [],
    };
    const seals = validators.slice(0, 3).map(({ signingKey }) => {
      const { r, s, yParity } = signingKey.sign(sealDigestOf(header));
      return concat([r, s, new Uint8Array([yParity])]);
    });
    return encodeQbftHeader({ ...header, extraData: { ...header.extraData, seals } });
  }

  class Node extends JsonRpcApiProvider {
    override async _send(payload: Parameters<JsonRpcApiProvider["_send"]>[0]) {
      return Promise.all(
        [payload].flat().map(async ({ id, method, params }) => {
          const isHeader = method === "debug_getRawHeader" && Array.isArray(params);
          const result = isHeader ? await headerAt(params[0]) : await ethers.provider.send(method, [...(params as [])]);
          return { id, result };
        }),
      );
    }
  }
  const node = new Node(chainId, { staticNetwork: true, cacheTimeout: -1 });
  node._start();
  return { ethers, node };
}
