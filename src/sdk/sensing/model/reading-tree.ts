import { checkThat } from "../../core/check.ts";
import { merkleTree } from "../../core/proof/merkle-tree.ts";
import type { Reading } from "./reading.ts";
import { readingLeaf } from "./reading-leaf.ts";

/** The tree of a batch's readings. */
export interface ReadingTree {
  readonly root: string;
  readonly leaves: readonly string[];
  /** Merkle path of the reading numbered `index` from 0. */
  proofOf(index: number): string[];
}

/**
 * The tree over readings in the order of their sequence. Pairs are hashed as they stand, so that a path is of one place
 * (contracts/sensing/ReadingTree.sol). For exports and checks of one batch; the bridge builds the same tree on flat buffers.
 *
 * @throws `ARGUMENT_INVALID` when there is no reading.
 *
 * @example
 * import { readingTree } from "tallystick/sensing";
 *
 * const { root, proofOf } = readingTree(readings);
 */
export function readingTree(readings: readonly Reading[]): ReadingTree {
  checkThat(readings.length > 0, "readings", readings.length, "at least one reading");
  const leaves = readings.map(readingLeaf);
  const tree = merkleTree(leaves, { sortLeaves: false, sortPairs: false });
  return {
    root: tree.root,
    leaves,
    proofOf(index) {
      checkThat(Number.isInteger(index) && index >= 0 && index < leaves.length, "index", index, "a reading's index");
      return tree.proofOf(index);
    },
  };
}
