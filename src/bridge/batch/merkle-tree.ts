import type { Keccak } from "./keccak.ts";

const NODE = 32;

/** A Merkle tree over leaves in their order, in one buffer. */
export interface MerkleTree {
  readonly root: Uint8Array;
  /** Path of the leaf numbered `index` from 0: from its neighbour up to below the root. */
  proofOf(index: number): Uint8Array[];
}

/**
 * Builds the tree that OpenZeppelin's SimpleMerkleTree builds with `sortLeaves: false`, and that MerkleProof verifies: the root
 * is node 0, the children of node i are 2i+1 and 2i+2, leaves stand at the end in reverse order, and a pair is sorted before it
 * is hashed.
 *
 * @param leaves 32 bytes each, side by side; at least one.
 */
export function merkleTree(leaves: Uint8Array, keccak: Keccak): MerkleTree {
  const count = leaves.length / NODE;
  const nodes = new Uint8Array((2 * count - 1) * NODE);
  for (let i = 0; i < count; i++) {
    nodes.set(leaves.subarray(i * NODE, (i + 1) * NODE), (2 * count - 2 - i) * NODE);
  }
  const pair = new Uint8Array(2 * NODE);
  for (let i = count - 2; i >= 0; i--) {
    const left = (2 * i + 1) * NODE;
    const right = left + NODE;
    const ascending = isBefore(nodes, left, right);
    pair.set(nodes.subarray(ascending ? left : right, (ascending ? left : right) + NODE), 0);
    pair.set(nodes.subarray(ascending ? right : left, (ascending ? right : left) + NODE), NODE);
    nodes.set(keccak(pair), i * NODE);
  }
  return {
    root: nodes.subarray(0, NODE),
    proofOf(index) {
      const path: Uint8Array[] = [];
      for (let node = 2 * count - 2 - index; node > 0; node = (node - 1) >> 1) {
        const sibling = node % 2 === 0 ? node - 1 : node + 1;
        path.push(nodes.slice(sibling * NODE, (sibling + 1) * NODE));
      }
      return path;
    },
  };
}

function isBefore(nodes: Uint8Array, a: number, b: number): boolean {
  for (let i = 0; i < NODE; i++) {
    const difference = (nodes[a + i] as number) - (nodes[b + i] as number);
    if (difference !== 0) return difference < 0;
  }
  return true;
}
