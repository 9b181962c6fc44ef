import { KeccakRows } from "../../lib/keccak/keccak.ts";

/** Bytes of a node. */
const NODE = 32;
/** Nodes that are hashed together. */
const PORTION = 512;

/** A Merkle tree over leaves in their order, in one buffer. */
export interface MerkleTree {
  readonly root: Uint8Array;
  /** Path of the leaf numbered `index` from 0: from its neighbour up to below the root. */
  proofOf(index: number): Uint8Array[];
}

/**
 * The root is node 0, the children of node i are 2i+1 and 2i+2, leaves stand at the end in reverse order. The tree of a batch's
 * readings hashes the two below a node as they stand, left and right, so that a path is of one place
 * (contracts/sensing/ReadingTree.sol). With `sortPairs` it is what OpenZeppelin's SimpleMerkleTree builds with
 * `sortLeaves: false`, and MerkleProof verifies.
 *
 * @param leaves 32 bytes each, side by side; at least one.
 * @param sortPairs Whether a pair is sorted before it is hashed, so that a path says nothing about the leaf's place.
 */
export function merkleTree(leaves: Uint8Array, { sortPairs }: { readonly sortPairs: boolean }): MerkleTree {
  const count = leaves.length / NODE;
  const nodes = new Uint8Array((2 * count - 1) * NODE);
  for (let i = 0; i < count; i++) {
    nodes.set(leaves.subarray(i * NODE, (i + 1) * NODE), (2 * count - 2 - i) * NODE);
  }
  const pairs = new KeccakRows(Math.min(count, PORTION), 2 * NODE);
  const [from, to] = [new Uint32Array(nodes.buffer), new Uint32Array(pairs.bytes.buffer)];
  // Nodes whose children are all behind them do not wait for each other.
  for (let end = count - 1; end > 0; ) {
    const begin = Math.max(end - PORTION, Math.floor(end / 2));
    for (let i = begin; i < end; i++) {
      const left = (2 * i + 1) * NODE;
      const asTheyStand = !sortPairs || isBefore(nodes, left, left + NODE);
      const pair = (i - begin) * pairs.stride;
      copyNode(from, asTheyStand ? left : left + NODE, to, pair);
      copyNode(from, asTheyStand ? left + NODE : left, to, pair + NODE);
    }
    nodes.set(pairs.hash(end - begin), begin * NODE);
    end = begin;
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

/** Word by word: for 32 bytes quicker than `set`. Places are in bytes. */
function copyNode(from: Uint32Array, at: number, to: Uint32Array, place: number): void {
  for (let i = 0; i < NODE / 4; i++) to[place / 4 + i] = from[at / 4 + i] as number;
}

function isBefore(nodes: Uint8Array, a: number, b: number): boolean {
  for (let i = 0; i < NODE; i++) {
    const difference = (nodes[a + i] as number) - (nodes[b + i] as number);
    if (difference !== 0) return difference < 0;
  }
  return true;
}
