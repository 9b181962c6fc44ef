import { concat, hexlify, keccak256 } from "ethers";
import { checkThat } from "../check.ts";

/** A complete binary tree over hashes of 32 bytes. */
export interface MerkleTree {
  readonly root: string;
  /** Path from the leaf numbered `index` from 0, as it was given, up to the root. */
  proofOf(index: number): string[];
}

/** How a tree is laid out. */
export interface MerkleOrder {
  /** Whether a leaf's place is by its value, so that a path says nothing about the order in which leaves were given. */
  readonly sortLeaves: boolean;
  /** Whether the two below a node are hashed in the order of their values; if not, as they stand, so that a path is of one place. */
  readonly sortPairs: boolean;
}

/**
 * With sorted pairs the tree that `SimpleMerkleTree` of @openzeppelin/merkle-tree builds, so that its proofs hold in OpenZeppelin's
 * `MerkleProof`. That package is not used: what it needs for other trees is 130 kB in the bundle of whoever checks one proof.
 *
 * @throws `ARGUMENT_INVALID` without a leaf.
 */
export function merkleTree(leaves: readonly string[], { sortLeaves, sortPairs }: MerkleOrder): MerkleTree {
  checkThat(leaves.length > 0, "leaves", leaves, "at least one");
  const places = leaves.map((leaf, index) => ({ leaf: hexlify(leaf), index }));
  if (sortLeaves) places.sort((a, b) => (a.leaf < b.leaf ? -1 : Number(a.leaf > b.leaf)));
  const nodes = new Array<string>(2 * leaves.length - 1);
  const nodeOf = new Array<number>(leaves.length);
  for (const [place, { leaf, index }] of places.entries()) {
    const node = nodes.length - 1 - place;
    nodes[node] = leaf;
    nodeOf[index] = node;
  }
  for (let node = leaves.length - 2; node >= 0; node--) {
    const [left, right] = [nodes[2 * node + 1] as string, nodes[2 * node + 2] as string];
    nodes[node] = sortPairs ? parentOf(left, right) : pairOf(left, right);
  }
  return {
    root: nodes[0] as string,
    proofOf(index) {
      const path: string[] = [];
      for (let node = nodeOf[index] ?? 0; node > 0; node = (node - 1) >> 1) {
        path.push(nodes[node % 2 === 1 ? node + 1 : node - 1] as string);
      }
      return path;
    },
  };
}

/** Whether a path of sorted pairs leads from a leaf to a root; all of them 32 bytes in hex. */
export function leadsTo(root: string, leaf: string, path: readonly string[]): boolean {
  return path.reduce((below, beside) => parentOf(below, hexlify(beside)), hexlify(leaf)) === hexlify(root);
}

/**
 * Whether a path leads from the leaf at `index` of `count` to a root, each step on the side where that place is, and is as long
 * as the tree is deep there. All of them 32 bytes in hex.
 */
export function leadsToFrom(
  root: string,
  leaf: string,
  path: readonly string[],
  index: number,
  count: number,
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= count) return false;
  let [node, hash] = [2 * count - 2 - index, hexlify(leaf)];
  for (const beside of path) {
    if (node === 0) return false;
    hash = node % 2 === 1 ? pairOf(hash, beside) : pairOf(beside, hash);
    node = Math.floor((node - 1) / 2);
  }
  return node === 0 && hash === hexlify(root);
}

/** Of lower-case hex. */
function parentOf(a: string, b: string): string {
  return keccak256(concat(a < b ? [a, b] : [b, a]));
}

function pairOf(left: string, right: string): string {
  return keccak256(concat([left, right]));
}
