import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { id } from "ethers";
import { leadsTo, leadsToFrom, merkleTree } from "../../../../../src/sdk/core/proof/merkle-tree.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { orderedTree } from "../../../../../src/testing/ordered-tree.ts";

describe("merkleTree", () => {
  for (const sortLeaves of [true, false]) {
    it(`is OpenZeppelin's, with leaves ${sortLeaves ? "sorted" : "in their order"}: roots and every path`, () => {
      for (let count = 1; count <= 33; count++) {
        const leaves = Array.from({ length: count }, (_, n) => id(`leaf ${n % 29}`)); // some of them twice
        const [ours, theirs] = [
          merkleTree(leaves, { sortLeaves, sortPairs: true }),
          SimpleMerkleTree.of(leaves, { sortLeaves }),
        ];
        expect(ours.root).to.equal(theirs.root);
        for (const [i, leaf] of leaves.entries()) {
          const path = ours.proofOf(i);
          expect(path, `${i} of ${count}`).to.deep.equal(theirs.getProof(i));
          expect(leadsTo(ours.root, leaf, path)).to.equal(true);
          expect(SimpleMerkleTree.verify(ours.root, leaf, path)).to.equal(true);
        }
      }
    });
  }

  it("tells a path that leads elsewhere, whatever case its hex is in", () => {
    const leaves = ["a", "b", "c", "d", "e"].map((text) => id(text));
    const { root, proofOf } = merkleTree(leaves, { sortLeaves: true, sortPairs: true });
    const [leaf = ""] = leaves;
    const loud = (hex: string) => `0x${hex.slice(2).toUpperCase()}`;
    expect(leadsTo(loud(root), loud(leaf), proofOf(0).map(loud))).to.equal(true);
    expect(leadsTo(root, id("f"), proofOf(0))).to.equal(false);
    expect(leadsTo(root, leaf, proofOf(1))).to.equal(false);
    expect(leadsTo(id("f"), leaf, proofOf(0))).to.equal(false);
    expect(leadsTo(root, leaf, proofOf(0).toReversed())).to.equal(false);
    expect(leadsTo(root, root, [])).to.equal(true);
  });

  it("is of one place where pairs are hashed as they stand", () => {
    for (let count = 1; count <= 20; count++) {
      const leaves = Array.from({ length: count }, (_, n) => id(`leaf ${n % 7}`)); // some of them twice
      const ours = merkleTree(leaves, { sortLeaves: false, sortPairs: false });
      const theirs = orderedTree(leaves);
      expect(ours.root).to.equal(theirs.root);
      for (const [i, leaf] of leaves.entries()) {
        const path = ours.proofOf(i);
        expect(path, `${i} of ${count}`).to.deep.equal(theirs.proofOf(i));
        const holds = [...Array(count + 2).keys()].filter((at) => leadsToFrom(ours.root, leaf, path, at - 1, count));
        expect(holds, `${i} of ${count}`).to.deep.equal([i + 1]);
        expect(leadsToFrom(ours.root, leaf, [...path, id("more")], i, count)).to.equal(false);
        expect(leadsToFrom(ours.root, leaf, path.slice(1), i, count)).to.equal(count === 1);
        expect(leadsToFrom(id("another"), leaf, path, i, count)).to.equal(false);
      }
    }
  });

  it("needs a leaf", async () => {
    await refused(() => merkleTree([], { sortLeaves: true, sortPairs: true }), "ARGUMENT_INVALID");
  });
});
