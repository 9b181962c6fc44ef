import type { Provider } from "ethers";

/** The block in which an account's nonce was used, and the transaction that used it. */
export interface NonceUse {
  readonly block: number;
  /** Hashes of all transactions of that block. */
  readonly hashes: readonly string[];
  /** The account's transaction with that nonce. */
  readonly by: string;
}

/**
 * Finds where `nonce` was used. The account's transaction count before and after names one block, and its list of transactions
 * is the proof of what used the nonce and what did not. Looks near the head first: nodes forget old state.
 *
 * Undefined if the nonce is not used, and if that block does not show who used it: a node that has dropped old state may answer 0
 * for it (Besu does), and then the halving ends at a block that has nothing to do with the nonce.
 */
export async function findNonceUse(provider: Provider, account: string, nonce: number): Promise<NonceUse | undefined> {
  const usedAt = async (block: number) => (await provider.getTransactionCount(account, block)) > nonce;
  let high = await provider.getBlockNumber();
  if (!(await usedAt(high))) return undefined;
  let low = high - 1;
  for (let step = 1; low >= 0 && (await usedAt(low)); step *= 2) {
    high = low;
    low = Math.max(-1, low - step);
  }
  // Used after `high`, not after `low`; -1 stands for the time before the first block.
  while (high - low > 1) {
    const middle = Math.floor((high + low) / 2);
    if (await usedAt(middle)) high = middle;
    else low = middle;
  }
  const block = await provider.getBlock(high, true);
  const use = block?.prefetchedTransactions.find((tx) => tx.from === account && tx.nonce === nonce);
  return block && use ? { block: high, hashes: block.transactions, by: use.hash } : undefined;
}
