import { decodeRlp, keccak256, type RlpStructuredData } from "ethers";

/** Where a walk of a Merkle Patricia trie ended: at a value, or where the trie has none. */
export interface Walked {
  readonly value: string | undefined;
}

const EMPTY = "0x";
const NOTHING: Walked = { value: undefined };

/**
 * Goes from the root of a trie along a key, given in hex digits. `nodeAt` gives the bytes of the node of a hash.
 *
 * @returns undefined where a node on the way is not there, or is none.
 */
export function walkTrie(root: string, key: string, nodeAt: (hash: string) => string | undefined): Walked | undefined {
  let at: RlpStructuredData | undefined = root;
  let left = key;
  while (at !== undefined && at !== EMPTY) {
    const bytes: string | undefined = typeof at === "string" ? nodeAt(at) : undefined;
    if (typeof at === "string" && bytes === undefined) return undefined;
    const node: RlpStructuredData = bytes === undefined ? at : decodeRlp(bytes);
    if (typeof node === "string") return undefined;
    if (node.length === 17) {
      if (left === "") return held(node[16]);
      at = node[Number.parseInt(left[0] as string, 16)];
      left = left.slice(1);
      continue;
    }
    const { part, isLeaf } = unpacked(node[0] as string);
    if (!left.startsWith(part)) return NOTHING;
    left = left.slice(part.length);
    if (isLeaf) return left === "" ? held(node[1]) : NOTHING;
    at = node[1];
  }
  return at === EMPTY ? NOTHING : undefined;
}

/**
 * What a path proves under a root: that a value is under the key, or that there is none.
 *
 * @returns undefined where it proves neither: it ends early or late, or a node is not the one that the hash above it names.
 */
export function provedInTrie(root: string, key: string, path: readonly string[]): Walked | undefined {
  const rest = [...path];
  try {
    const walked = walkTrie(root, key, (hash) => {
      const node = rest.shift();
      return node !== undefined && keccak256(node) === hash ? node : undefined;
    });
    return rest.length === 0 ? walked : undefined;
  } catch {
    return undefined; // a node that is no RLP
  }
}

function held(item: RlpStructuredData | undefined): Walked | undefined {
  if (typeof item !== "string") return undefined;
  return item === EMPTY ? NOTHING : { value: item };
}

function unpacked(bytes: string): { part: string; isLeaf: boolean } {
  const kind = Number.parseInt(bytes[2] ?? "", 16);
  if (!(kind <= 3)) throw new RangeError(`not the part of a key: ${bytes}`);
  return { part: bytes.slice(kind % 2 === 1 ? 3 : 4), isLeaf: kind >= 2 };
}
