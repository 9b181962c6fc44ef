/** Accounts that send: each has its nonces for itself, and keeps to one node. */
import { type BaseWallet, Wallet } from "ethers";
import { signTransaction, type Unsigned } from "../../src/sdk/core/send/sign.ts";
import { ask, type BenchChain } from "./chain.ts";

export type Call = Pick<Unsigned, "to" | "data" | "gasLimit">;

/** Signed before the clock runs. */
export interface Prepared {
  readonly url: string;
  readonly hash: string;
  readonly raw: string;
}

export interface Lane {
  readonly wallet: BaseWallet;
  /** The account's next transaction; signed ones are sent, or later ones wait for ever. */
  sign(call: Call): Prepared;
}

export function createLane({ urls, chainId }: BenchChain, wallet: BaseWallet, n = 0, nonce = 0): Lane {
  const url = urls[n % urls.length] as string;
  let next = nonce;
  return {
    wallet,
    sign(call) {
      const fees = { type: 0, gasPrice: 0n } as const;
      const { hash, raw } = signTransaction(wallet, { chainId, nonce: next++, fees, ...call });
      return { url, hash, raw };
    },
  };
}

/** Of new accounts, over all nodes. */
export const newLanes = (chain: BenchChain, count: number): Lane[] =>
  Array.from({ length: count }, (_, n) => createLane(chain, new Wallet(Wallet.createRandom().privateKey), n));

/** Milliseconds between looks, and until what is not mined never will be. */
const LOOK = 200;
const PATIENCE = 60_000;

/** Sends all, and waits until each is mined. @throws when one fails or is not mined. */
export async function deliver({ provider }: BenchChain, prepared: readonly Prepared[]): Promise<void> {
  for (const { url, raw } of prepared) await ask(url, "eth_sendRawTransaction", [raw]);
  const until = performance.now() + PATIENCE;
  for (const { hash } of prepared) {
    let receipt = await provider.getTransactionReceipt(hash);
    while (receipt === null) {
      if (performance.now() > until) throw new Error(`a transaction of the stage is not mined: ${hash}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK));
      receipt = await provider.getTransactionReceipt(hash);
    }
    if (receipt.status !== 1) throw new Error(`a transaction of the stage failed: ${hash}`);
  }
}
