import { dataLength, decodeRlp, encodeRlp, keccak256, type RlpStructuredData, toBeArray } from "ethers";

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
      const value = follow(root, keyOf(index), (hash) => {
        const node = nodes.get(hash);
        if (node) path.push(node);
        return node;
      });
      return value === undefined ? [] : path;
    },
  };
}

/** The receipt that a path proves under a root; undefined when it proves none. */
export function provedTransactionReceipt(root: string, index: number, path: readonly string[]): string | undefined {
  const rest = [...path];
  try {
    const value = follow(root, keyOf(index), (hash) => {
      const node = rest.shift();
      return node !== undefined && keccak256(node) === hash ? node : undefined;
    });
    return rest.length === 0 ? value : undefined;
  } catch {
    return undefined; // a node that is no RLP
  }
}

/** Goes from the root along a key; `nodeAt` gives the bytes of the node of a hash. */
function follow(root: string, key: string, nodeAt: (hash: string) => string | undefined): string | undefined {
  let at: RlpStructuredData | undefined = root;
  let left = key;
  while (at !== undefined && at !== EMPTY) {
    const bytes: string | undefined = typeof at === "string" ? nodeAt(at) : undefined;
    if (typeof at === "string" && bytes === undefined) return undefined;
    const node: RlpStructuredData = bytes === undefined ? at : decodeRlp(bytes);
    if (typeof node === "string") return undefined;
    if (node.length === 17) {
      if (left === "") return node[16] === EMPTY ? undefined : (node[16] as string);
      at = node[Number.parseInt(left[0] as string, 16)];
      left = left.slice(1);
      continue;
    }
    const { part, isLeaf } = unpacked(node[0] as string);
    if (!left.startsWith(part)) return undefined;
    left = left.slice(part.length);
    if (isLeaf) return left === "" ? (node[1] as string) : undefined;
    at = node[1];
  }
  return undefined;
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

function unpacked(bytes: string): { part: string; isLeaf: boolean } {
  const kind = Number.parseInt(bytes[2] ?? "", 16);
  if (!(kind <= 3)) throw new RangeError(`not the part of a key: ${bytes}`);
  return { part: bytes.slice(kind % 2 === 1 ? 3 : 4), isLeaf: kind >= 2 };
}
