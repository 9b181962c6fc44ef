/** A chain that somebody else runs, reached by its address: for crash runs and benchmarks. */
import { readFileSync } from "node:fs";
import { type BaseWallet, type JsonRpcProvider, Wallet } from "ethers";
import { developmentWallet } from "../cli/shared/development.ts";

/** How a run is told which chain it is to use. */
export interface GivenChain {
  /** Address of the node's JSON-RPC. */
  readonly rpc: string;
  /**
   * File with the private key, in hex, of the account that deploys and pays. With more keys, one a line, they are all the accounts that are
   * used: a permissioned network takes no others. @default the development accounts
   */
  readonly keyFile?: string;
}

export interface GivenAccounts {
  /** Number 0 deploys and pays; the others are those of the file, or new ones, unless the chain is used with the development accounts. */
  account(n: number): BaseWallet;
  /** An account that has sent nothing and is nobody's number: a new one, or the last of the file that is left. */
  unused(): BaseWallet;
  /** Gives an account what transactions cost, where account 0 has something to give. Else gas is free, or the run says that it is not. */
  fund(address: string): Promise<void>;
}

/** Part of what account 0 has that an account is given. */
const SHARE = 1_000n;

/** Accounts on a given chain. */
export function accountsOn(provider: JsonRpcProvider, { keyFile }: Pick<GivenChain, "keyFile">): GivenAccounts {
  const known = new Map<number, BaseWallet>();
  const keys = keyFile === undefined ? [] : readFileSync(keyFile, "utf8").trim().split(/\s+/);
  const isList = keys.length > 1;
  let left = keys.length;
  const make = (n: number): BaseWallet => {
    if (keyFile === undefined) return developmentWallet(n).connect(provider) as BaseWallet;
    if (n > 0 && !isList) return Wallet.createRandom(provider);
    const key = n < left ? keys[n] : undefined;
    if (key === undefined) throw new Error(`${keyFile} has ${keys.length} keys: too few for account ${n}`);
    return new Wallet(key, provider);
  };
  const account = (n: number): BaseWallet => {
    const wallet = known.get(n) ?? make(n);
    known.set(n, wallet);
    return wallet;
  };
  return {
    account,
    unused() {
      if (!isList) return new Wallet(Wallet.createRandom().privateKey);
      const key = keys[--left];
      if (key === undefined || left <= Math.max(0, ...known.keys()))
        throw new Error(`${keyFile} has ${keys.length} keys: too few for this run`);
      return new Wallet(key);
    },
    async fund(address) {
      const [payer, balance] = [account(0), await provider.getBalance(account(0).address)];
      if (address === payer.address || balance === 0n) return;
      await (await payer.sendTransaction({ to: address, value: balance / SHARE })).wait();
    },
  };
}
