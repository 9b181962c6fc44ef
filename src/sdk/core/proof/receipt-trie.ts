import { createMerkleProof, createMPT, type MerklePatriciaTrie, verifyMerkleProof } from "@ethereumjs/mpt";
import { encodeRlp, getBytes, hexlify, toBeArray } from "ethers";

/** The key of a receipt in its block's trie: the RLP of the transaction's index. */
const keyOf = (index: number) => getBytes(encodeRlp(toBeArray(index)));

/** The trie of a block's receipts, given as their bytes in the order of its transactions. */
export async function receiptTrie(receipts: readonly string[]): Promise<MerklePatriciaTrie> {
  const trie = await createMPT();
  for (const [i, receipt] of receipts.entries()) await trie.put(keyOf(i), getBytes(receipt));
  return trie;
}

/** The nodes from the root to the receipt at an index. */
export async function pathTo(trie: MerklePatriciaTrie, index: number): Promise<string[]> {
  return (await createMerkleProof(trie, keyOf(index))).map((node) => hexlify(node));
}

/** The receipt that a path proves under a root; undefined when it proves none. */
export async function provedReceipt(root: string, index: number, path: readonly string[]): Promise<string | undefined> {
  if (path.length === 0) return undefined;
  try {
    const nodes = path.map((node) => getBytes(node));
    const value = await verifyMerkleProof(keyOf(index), nodes, { root: getBytes(root) });
    return value === null ? undefined : hexlify(value);
  } catch {
    return undefined;
  }
}
