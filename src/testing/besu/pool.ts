/** A transaction pool as Besu's SEQUENCED one on a network without gas price. */
import { getAddress, Transaction, toBeHex } from "ethers";
import { FUTURE_NONCES, refuse } from "./limits.ts";

export interface PoolChain {
  readonly chainId: bigint;
  readonly gasLimit: bigint;
  /** An account's transactions in blocks. */
  countOf(account: string): Promise<number>;
}

export interface Pool {
  /** Takes a signed transaction, in the place of another with its nonce: no higher price is asked for. Gives its hash. */
  add(raw: string): Promise<string>;
  /** The nonce after the last one that follows on without a gap. */
  nextNonce(account: string): Promise<number>;
  /** A transaction that waits, as the node tells of it. */
  find(hash: string): object | undefined;
  /** Those whose turn it is, in the order of each account's nonces; they are not in the pool any more. */
  take(): Promise<string[]>;
  /** Forgets all, as nodes do that are restarted; gives how many. */
  forget(): number;
  readonly size: number;
}

export function createPool({ chainId, gasLimit, countOf }: PoolChain): Pool {
  /** By account and nonce. */
  const waiting = new Map<string, Map<number, Transaction>>();
  const of = (account: string) => waiting.get(account) ?? new Map<number, Transaction>();
  const all = () => [...waiting.values()].flatMap((byNonce) => [...byNonce.values()]);

  async function nextNonce(address: string): Promise<number> {
    const account = getAddress(address);
    let next = await countOf(account);
    while (of(account).has(next)) next++;
    return next;
  }

  return {
    async add(raw) {
      const tx = parse(raw);
      const [from, hash] = [tx.from as string, tx.hash as string];
      if (tx.chainId !== chainId) refuse("wrongChain");
      if (tx.gasLimit > gasLimit) refuse("blockGas");
      if (of(from).get(tx.nonce)?.hash === hash) refuse("known");
      const ahead = tx.nonce - (await countOf(from));
      if (ahead < 0) refuse("nonceLow");
      if (ahead >= FUTURE_NONCES) refuse("distant");
      waiting.set(from, of(from).set(tx.nonce, tx));
      return hash;
    },
    nextNonce,
    find(hash) {
      const tx = all().find((candidate) => candidate.hash === hash);
      return tx && describe(tx);
    },
    async take() {
      const taken: string[] = [];
      for (const account of waiting.keys()) {
        const byNonce = of(account);
        const first = await countOf(account);
        for (const old of [...byNonce.keys()].filter((nonce) => nonce < first)) byNonce.delete(old);
        for (let nonce = first, tx = byNonce.get(nonce); tx !== undefined; tx = byNonce.get(++nonce)) {
          taken.push(tx.serialized);
          byNonce.delete(nonce);
        }
      }
      return taken;
    },
    forget() {
      const { length } = all();
      waiting.clear();
      return length;
    },
    get size() {
      return all().length;
    },
  };
}

function parse(raw: string): Transaction {
  try {
    const tx = Transaction.from(raw);
    return tx.from === null ? refuse("params") : tx;
  } catch {
    return refuse("params");
  }
}

function describe(tx: Transaction): object {
  const { r, s, yParity } = tx.signature ?? {};
  return {
    hash: tx.hash,
    type: toBeHex(tx.type ?? 0),
    nonce: `0x${tx.nonce.toString(16)}`,
    blockHash: null,
    blockNumber: null,
    transactionIndex: null,
    from: tx.from,
    to: tx.to,
    value: `0x${tx.value.toString(16)}`,
    gas: `0x${tx.gasLimit.toString(16)}`,
    gasPrice: `0x${(tx.gasPrice ?? tx.maxFeePerGas ?? 0n).toString(16)}`,
    input: tx.data,
    chainId: `0x${tx.chainId.toString(16)}`,
    v: `0x${tx.type === 0 ? (tx.signature?.networkV ?? tx.signature?.v ?? 0).toString(16) : yParity}`,
    r,
    s,
  };
}
