/** A chain that somebody else runs, reached by its address: for crash runs and benchmarks. */
import { readFileSync } from "node:fs";
import { type BaseWallet, type JsonRpcProvider, Wallet } from "ethers";
import { developmentWallet } from "../cli/shared/development.ts";

/** How a run is told which chain it is to use. */
export interface GivenChain {
  /** Address of the node's JSON-RPC. */
  readonly rpc: string;
  /** File with the private key, in hex, of the account that deploys and pays. @default the development accounts */
  readonly keyFile?: string;
}

export interface GivenAccounts {
  /** Number 0 deploys and pays; the others are new ones, unless the chain is used with the development accounts. */
  account(n: number): BaseWallet;
  /** Gives an account what transactions cost, where account 0 has something to give. Else gas is free, or the run says that it is not. */
  fund(address: string): Promise<void>;
}

/** Part of what account 0 has that an account is given. */
const SHARE = 1_000n;

/** Accounts on a given chain. */
export function accountsOn(provider: JsonRpcProvider, { keyFile }: Pick<GivenChain, "keyFile">): GivenAccounts {
  const known = new Map<number, BaseWallet>();
  const make = (n: number): BaseWallet => {
    if (keyFile === undefined) return developmentWallet(n).connect(provider) as BaseWallet;
    if (n > 0) return Wallet.createRandom(provider);
    return new Wallet(readFileSync(keyFile, "utf8").trim(), provider);
  };
  const account = (n: number): BaseWallet => {
    const wallet = known.get(n) ?? make(n);
    known.set(n, wallet);
    return wallet;
  };
  return {
    account,
    async fund(address) {
      const [payer, balance] = [account(0), await provider.getBalance(account(0).address)];
      if (address === payer.address || balance === 0n) return;
      await (await payer.sendTransaction({ to: address, value: balance / SHARE })).wait();
    },
  };
}
