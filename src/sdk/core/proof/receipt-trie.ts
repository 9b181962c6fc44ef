import { dataLength, encodeRlp, keccak256, type RlpStructuredData, toBeArray } from "ethers";
import { provedInTrie, walkTrie } from "./walk-trie.ts";

/** A block's receipts as the Merkle Patricia trie whose root is in the header. */
export interface ReceiptTrie {
  readonly root: string;
  /** The nodes from the root to the receipt at an index; none when there is no such receipt. */
  pathTo(index: number): string[];
}

/** A receipt under what is left of its key. */
interface Entry {
  /** In hex digits. */
  readonly key: string;
  readonly value: string;
}

/** The key of a receipt: the RLP of the transaction's index, in hex digits. */
const keyOf = (index: number): string => encodeRlp(toBeArray(index)).slice(2);

const EMPTY = "0x";

/** The trie of receipts, given as their bytes in the order of the block's transactions. */
export function transactionReceiptTrie(receipts: readonly string[]): ReceiptTrie {
  /** Nodes that are named by their hash. */
  const nodes = new Map<string, string>();
  const top = nodeOf(
    receipts.map((value, index) => ({ key: keyOf(index), value })),
    nodes,
  );
  const bytes = encodeRlp(top);
  const root = keccak256(bytes);
  nodes.set(root, bytes);
  return {
    root,
    pathTo(index) {
      const path: string[] = [];
      const walked = walkTrie(root, keyOf(index), (hash) => {
        const node = nodes.get(hash);
        if (node) path.push(node);
        return node;
      });
      return walked?.value === undefined ? [] : path;
    },
  };
}

/** The receipt that a path proves under a root; undefined when it proves none. */
export function provedTransactionReceipt(root: string, index: number, path: readonly string[]): string | undefined {
  return provedInTrie(root, keyOf(index), path)?.value;
}

function nodeOf(entries: readonly Entry[], nodes: Map<string, string>): RlpStructuredData {
  const [first] = entries;
  if (!first) return EMPTY;
  if (entries.length === 1) return [packed(first.key, true), first.value];
  const shared = sharedStart(entries);
  if (shared > 0) {
    const below = nodeOf(
      entries.map((entry) => shortened(entry, shared)),
      nodes,
    );
    return [packed(first.key.slice(0, shared), false), named(below, nodes)];
  }
  const branches = Array.from({ length: 16 }, (_, digit) => {
    const under = entries.filter(({ key }) => key !== "" && Number.parseInt(key[0] as string, 16) === digit);
    return named(
      nodeOf(
        under.map((entry) => shortened(entry, 1)),
        nodes,
      ),
      nodes,
    );
  });
  return [...branches, entries.find(({ key }) => key === "")?.value ?? EMPTY];
}

/** How a node stands in the one above it: itself when it is short, else its hash. */
function named(node: RlpStructuredData, nodes: Map<string, string>): RlpStructuredData {
  if (node === EMPTY) return node;
  const bytes = encodeRlp(node);
  if (dataLength(bytes) < 32) return node;
  const hash = keccak256(bytes);
  nodes.set(hash, bytes);
  return hash;
}

const shortened = ({ key, value }: Entry, by: number): Entry => ({ key: key.slice(by), value });

function sharedStart([first, ...others]: readonly Entry[]): number {
  const key = first?.key ?? "";
  let length = key.length;
  for (const other of others) while (!other.key.startsWith(key.slice(0, length))) length--;
  return length;
}

/** Part of a key in whole bytes, after a digit that says what it is (yellow paper, appendix C). */
function packed(part: string, isLeaf: boolean): string {
  const kind = isLeaf ? 2 : 0;
  return part.length % 2 === 0 ? `0x${kind}0${part}` : `0x${kind + 1}${part}`;
}
