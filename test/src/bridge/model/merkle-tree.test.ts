import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { hexlify } from "ethers";
import { hashReadings, writeReadings } from "../../../../src/bridge/model/leaves.ts";
import { merkleTree } from "../../../../src/bridge/model/merkle-tree.ts";
import { proposedReadings } from "../../../../src/bridge/model/proposal.ts";
import type { Verdict } from "../../../../src/bridge/model/qualifier.ts";
import type { StoredReading } from "../../../../src/bridge/model/store.ts";
import { packVerdicts, verdictAt } from "../../../../src/bridge/model/verdicts.ts";
import { Quality } from "../../../../src/sdk/sensing/model/quality.ts";
import { readingLeaf } from "../../../../src/sdk/sensing/model/reading-leaf.ts";
import { orderedTree } from "../../../../src/testing/ordered-tree.ts";
import { seeded } from "../../../../src/testing/random.ts";
import { closedBatch } from "../../../../src/testing/readings.ts";

describe("the tree of a batch", () => {
  const random = seeded(7);

  const randomLeaves = (count: number) => Uint8Array.from({ length: 32 * count }, () => Math.floor(256 * random()));

  const inOrder = (leaves: readonly string[]) => {
    const tree = SimpleMerkleTree.of([...leaves], { sortLeaves: false });
    return { root: tree.root, proofOf: (i: number) => tree.getProof(i) };
  };
  const trees = [
    { sortPairs: true, what: "OpenZeppelin's with leaves in their order", build: inOrder },
    { sortPairs: false, what: "OpenZeppelin's where pairs are hashed as they stand", build: orderedTree },
  ];

  for (const { sortPairs, what, build } of trees) {
    it(`is ${what}, root and every proof`, () => {
      const sizes = Array.from({ length: 70 }, (_, i) => i + 1);
      for (const count of [...sizes, 100 + Math.floor(200 * random()), 1_023]) {
        const leaves = randomLeaves(count);
        const theirs = build(Array.from({ length: count }, (_, i) => hexlify(leaves.subarray(32 * i, 32 * i + 32))));
        const ours = merkleTree(leaves, { sortPairs });
        expect(hexlify(ours.root), `${count}`).to.equal(theirs.root);
        for (let i = 0; i < count; i++) {
          const proof = ours.proofOf(i).map((node) => hexlify(node));
          expect(proof, `${i} of ${count}`).to.deep.equal(theirs.proofOf(i));
        }
      }
    });
  }

  it("has the leaves of the SDK, and gives the readings back", () => {
    const qualities = Object.values(Quality);
    const readings: StoredReading[] = Array.from({ length: 50 }, (_, i) => ({
      station: 1,
      seq: 7 + i,
      sensor: 100 + (i % 3),
      observedAt: 1_790_000_000_000 + i,
      receivedAt: 1_790_000_001_000 + i,
      value: i % 7 === 0 ? null : Math.floor((random() - 0.5) * Number.MAX_SAFE_INTEGER),
      text: "",
      sourceFlag: i % 2 ? "N" : "",
      counter: Math.floor(random() * 2 ** 40),
      conflict: false,
      frame: i % 5,
    }));
    const verdicts = readings.map(
      (_, i): Verdict => ({
        quality: qualities[i % qualities.length] as Quality,
        checks: Math.floor(random() * 2 ** 23),
      }),
    );
    const evidence = new Map([1, 2, 3, 4].map((frame) => [frame, randomLeaves(1)]));
    const bytes = writeReadings(readings, verdicts, evidence);
    const leaves = hashReadings(bytes);
    const sealed = proposedReadings({ batch: closedBatch(1, 7, 50).batch, epoch: 1, readings: bytes });
    for (const [i, { text, conflict, frame, ...reading }] of readings.entries()) {
      const expected = {
        ...reading,
        ...verdicts[i],
        value: reading.value ?? 0,
        evidence: hexlify(evidence.get(frame) ?? new Uint8Array(32)),
      };
      expect(sealed[i]).to.deep.equal(expected);
      expect(hexlify(leaves.subarray(32 * i, 32 * i + 32))).to.equal(readingLeaf(sealed[i] as never));
    }
  });

  it("keeps verdicts side by side", () => {
    const verdicts: Verdict[] = Object.values(Quality).map((quality, i) => ({ quality, checks: 2 ** (5 * i) }));
    const bytes = packVerdicts(verdicts);
    const inside = new Uint8Array([1, 2, 3, ...bytes]).subarray(3);
    expect(verdicts.map((_, i) => verdictAt(inside, i))).to.deep.equal(verdicts);
  });
});
