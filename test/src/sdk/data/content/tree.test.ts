import { expect } from "chai";
import { concat, hexlify, keccak256 } from "ethers";
import fc from "fast-check";
import { merkleTree } from "../../../../../src/sdk/core/proof/merkle-tree.ts";
import { verifyProofAt } from "../../../../../src/sdk/core/proof/verify-proof-at.ts";
import { placesBeside, type Run } from "../../../../../src/sdk/data/model/tree/beside.ts";
import { TreeRoot } from "../../../../../src/sdk/data/model/tree/tree-root.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const leafOf = (i: number) => keccak256(concat(["0x6c656166", `0x${i.toString(16).padStart(8, "0")}`]));
const bytesOf = (hex: readonly string[]) => Buffer.from(hex.map((each) => each.slice(2)).join(""), "hex");

/** Every node by its place, and the root. */
function treeOf(count: number, portion: number, step: number) {
  const leaves = Array.from({ length: count }, (_, i) => leafOf(i));
  const nodes = new Map<number, Uint8Array>();
  const builder = new TreeRoot({
    count,
    portion,
    onNodes: (place, some) => {
      for (let i = 0; i < some.length / 32; i++) {
        expect(nodes.has(place + i)).to.equal(false);
        nodes.set(place + i, some.slice(i * 32, i * 32 + 32));
      }
    },
  });
  for (let from = 0; from < count; from += step) builder.push(from, bytesOf(leaves.slice(from, from + step)));
  return { leaves, nodes, root: hexlify(builder.finish()) };
}

/** Runs of leaves, apart from each other. */
const runsOf = (count: number, cuts: readonly number[]): Run[] => {
  const places = [...new Set(cuts.map((cut) => cut % (count + 1)))].sort((a, b) => a - b);
  const runs: Run[] = [];
  for (let i = 0; i + 1 < places.length; i += 2) runs.push({ from: places[i] as number, to: places[i + 1] as number });
  return runs.length > 0 ? runs : [{ from: 0, to: count }];
};

const proofOf = (tree: ReturnType<typeof treeOf>, runs: readonly Run[]) =>
  new Map(placesBeside(tree.leaves.length, runs).map((place) => [place, tree.nodes.get(place) as Uint8Array]));

function rootBy(
  tree: ReturnType<typeof treeOf>,
  runs: readonly Run[],
  beside: ReadonlyMap<number, Uint8Array>,
  portion: number,
  step: number,
) {
  const builder = new TreeRoot({ count: tree.leaves.length, beside, portion });
  for (const { from, to } of runs) {
    for (let at = from; at < to; at += step) builder.push(at, bytesOf(tree.leaves.slice(at, Math.min(to, at + step))));
  }
  return hexlify(builder.finish());
}

describe("data: tree over rows in their order", () => {
  it("is the one of core and of ReadingTree.sol, whatever the portions, with each node given once", () => {
    for (let count = 1; count <= 70; count++) {
      const expected = merkleTree(
        Array.from({ length: count }, (_, i) => leafOf(i)),
        { sortLeaves: false, sortPairs: false },
      );
      for (const [portion, step] of [
        [1, 1],
        [2, 5],
        [3, 64],
        [512, 7],
      ] as const) {
        const tree = treeOf(count, portion, step);
        expect(tree.root, `${count} leaves`).to.equal(expected.root);
        expect(tree.nodes.size).to.equal(2 * count - 1);
      }
      const tree = treeOf(count, 4, 4);
      for (let index = 0; index < count; index++) {
        const path = [...proofOf(tree, [{ from: index, to: index + 1 }]).values()].map((node) => hexlify(node));
        expect(path).to.deep.equal(expected.proofOf(index));
        expect(verifyProofAt(tree.root, leafOf(index), path, { index, count })).to.equal(true);
      }
    }
  });

  it("is reached from any runs of leaves with the nodes beside them, and with no fewer or others", () => {
    const shape = fc.record({
      count: fc.integer({ min: 1, max: 150 }),
      cuts: fc.array(fc.nat(150), { minLength: 2, maxLength: 12 }),
      portion: fc.integer({ min: 1, max: 9 }),
      step: fc.integer({ min: 1, max: 40 }),
      which: fc.nat(),
    });
    fc.assert(
      fc.property(shape, ({ count, cuts, portion, step, which }) => {
        const tree = treeOf(count, 8, 64);
        const runs = runsOf(count, cuts);
        const proof = proofOf(tree, runs);
        const known = new Set(runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
        for (const place of proof.keys()) expect(known.has(place)).to.equal(false);
        expect(rootBy(tree, runs, proof, portion, step)).to.equal(tree.root);
        if (proof.size === 0) return;
        const places = [...proof.keys()];
        const place = places[which % places.length] as number;
        const fewer = new Map(proof);
        fewer.delete(place);
        expect(() => rootBy(tree, runs, fewer, portion, step)).to.throw(/do not lead to a root/);
        const others = new Map(proof).set(place, bytesOf([leafOf(1_000)]));
        expect(rootBy(tree, runs, others, portion, step)).not.to.equal(tree.root);
      }),
      { numRuns: 400 },
    );
  });

  it("refuses leaves out of their place, missing ones, and nodes too many", async () => {
    const tree = treeOf(5, 2, 2);
    const some = bytesOf(tree.leaves.slice(0, 2));
    await refused(() => new TreeRoot({ count: 1 }).push(0, some), "CONTENT_ROOT_MISMATCH");
    await refused(() => new TreeRoot({ count: 5 }).finish(), "CONTENT_ROOT_MISMATCH");
    await refused(() => {
      const builder = new TreeRoot({ count: 5 });
      builder.push(0, some);
      builder.push(1, some);
    }, "CONTENT_ROOT_MISMATCH");
    const first = new TreeRoot({ count: 5 });
    first.push(0, some);
    await refused(() => first.finish(), "CONTENT_ROOT_MISMATCH");
    const beside = new Map([[3, some.subarray(0, 32)]]);
    await refused(() => rootBy(tree, [{ from: 0, to: 5 }], beside, 2, 2), "CONTENT_ROOT_MISMATCH");
  });
});
