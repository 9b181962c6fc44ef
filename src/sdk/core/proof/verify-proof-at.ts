import { leadsToFrom } from "./merkle-tree.ts";
import { requireNodes } from "./require-nodes.ts";

/**
 * Whether a Merkle path leads to a root from a leaf that is number `index` from 0 of `count`: the tree of a batch of readings, as
 * contracts/sensing/ReadingTree.sol verifies it. A place has one leaf.
 *
 * @throws `MERKLE_NODE_INVALID`.
 */
export function verifyProofAt(
  root: string,
  leaf: string,
  path: readonly string[],
  { index, count }: { readonly index: number; readonly count: number },
): boolean {
  requireNodes(root, "leaf", leaf, path);
  return leadsToFrom(root, leaf, path, index, count);
}
