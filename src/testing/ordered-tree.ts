import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { concat, keccak256 } from "ethers";

/**
 * The tree of a batch of readings by OpenZeppelin's library, told to hash pairs as they stand. Its own `getProof` checks a path
 * without regard to sides, so paths are read off its nodes.
 */
export function orderedTree(leaves: readonly string[]): { readonly root: string; proofOf(index: number): string[] } {
  const nodeHash = (left: unknown, right: unknown) => keccak256(concat([String(left), String(right)]));
  const tree = SimpleMerkleTree.of([...leaves], { sortLeaves: false, nodeHash });
  const nodes = tree.dump().tree;
  return {
    root: tree.root,
    proofOf(index) {
      const path: string[] = [];
      for (let node = nodes.length - 1 - index; node > 0; ) {
        path.push(nodes[node % 2 === 0 ? node - 1 : node + 1] as string);
        node = Math.floor((node - 1) / 2);
      }
      return path;
    },
  };
}
