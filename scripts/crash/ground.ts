/** What crash runs are played on: an embedded chain that is theirs, or one that somebody else runs. */
import { type BaseWallet, JsonRpcProvider, type Signer, Wallet } from "ethers";
import { accountsOn, type GivenChain } from "../../src/testing/given-chain.ts";
import { startNode } from "../../src/testing/node.ts";
import { setMining } from "./mining.ts";

export interface Ground {
  readonly url: string;
  readonly provider: JsonRpcProvider;
  /** 0 deploys; all have what transactions cost. */
  account(n: number): Promise<Signer & { readonly address: string }>;
  /** An account of this run alone: of a key that is always the same where the chain is, too. */
  own(key: string): BaseWallet;
  /** Gives an account what transactions cost. */
  fund(address: string): Promise<void>;
  /** Has blocks made one per transaction, or at intervals; a chain of others makes them as it does. */
  setMining(automine: boolean): Promise<void>;
  close(): Promise<void>;
}

const OPTIONS = { cacheTimeout: -1, batchMaxCount: 1, pollingInterval: 100 };

/** What is not played on a given chain. */
export const leftOut = ({ rpc }: GivenChain): string =>
  `Skipped: who makes blocks, and when, is up to ${rpc}; no life has them held back.`;

/** A chain of its own, or the given one. */
export function openGround(given: GivenChain | undefined): Promise<Ground> | Ground {
  return given === undefined ? embedded() : givenGround(given);
}

async function embedded(): Promise<Ground> {
  const node = await startNode();
  const provider = new JsonRpcProvider(node.url, undefined, OPTIONS);
  return {
    url: node.url,
    provider,
    account: (n) => provider.getSigner(n),
    own: (key) => new Wallet(key),
    fund: (address) => provider.send("hardhat_setBalance", [address, `0x${(10n ** 24n).toString(16)}`]),
    setMining: (automine) => setMining(provider, automine),
    async close() {
      provider.destroy();
      await node.close();
    },
  };
}

function givenGround(given: GivenChain): Ground {
  const provider = new JsonRpcProvider(given.rpc, undefined, OPTIONS);
  const accounts = accountsOn(provider, given);
  const funded = new Set<string>();
  return {
    url: given.rpc,
    provider,
    async account(n) {
      const wallet = accounts.account(n);
      if (given.keyFile !== undefined && !funded.has(wallet.address)) await accounts.fund(wallet.address);
      funded.add(wallet.address);
      return wallet;
    },
    // What an earlier run sent from the same account would count.
    own: () => accounts.unused(),
    fund: (address) => accounts.fund(address),
    setMining: async () => {},
    close: async () => provider.destroy(),
  };
}
