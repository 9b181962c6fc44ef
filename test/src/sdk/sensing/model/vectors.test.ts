import { readFileSync } from "node:fs";
import { expect } from "chai";
import { hexlify, keccak256, solidityPackedKeccak256 } from "ethers";
import fc from "fast-check";
import type { Batch, FlagCounts } from "../../../../../src/sdk/sensing/model/batch.ts";
import { batchId, batchSealDigest } from "../../../../../src/sdk/sensing/model/batch-id.ts";
import { checkReading } from "../../../../../src/sdk/sensing/model/check-reading.ts";
import { gapDigest } from "../../../../../src/sdk/sensing/model/gap.ts";
import { packFlagCounts, unpackFlagCounts } from "../../../../../src/sdk/sensing/model/pack-flag-counts.ts";
import { Quality } from "../../../../../src/sdk/sensing/model/quality.ts";
import type { Reading } from "../../../../../src/sdk/sensing/model/reading.ts";
import { READING_WIDTH, readingLeaf, writeReading } from "../../../../../src/sdk/sensing/model/reading-leaf.ts";
import { readingTree } from "../../../../../src/sdk/sensing/model/reading-tree.ts";

// The Solidity tests read the same files: SensingVectors.t.sol.
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../vectors/${name}.json`, import.meta.url), "utf8"));
const { readings } = read("readings");
const { domain, sequence, batches, gaps } = read("feed-batches");
const deployment = {
  chainId: domain.chainId,
  contracts: { Feeds: { address: domain.verifyingContract } },
} as Parameters<typeof batchSealDigest>[0];

const UINT32 = 2 ** 32 - 1;
const uint32 = fc.nat(UINT32);
const safe = fc.maxSafeNat();
const anyReading: fc.Arbitrary<Reading> = fc.record({
  station: fc.integer({ min: 1, max: UINT32 }),
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  sensor: fc.integer({ min: 1, max: UINT32 }),
  observedAt: safe,
  receivedAt: safe,
  value: fc.maxSafeInteger(),
  counter: safe,
  sourceFlag: fc.oneof(
    fc.constant(""),
    fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  ),
  quality: fc.constantFrom(...Object.values(Quality)),
  checks: uint32,
  evidence: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(hexlify),
});

/** By ethers, from the types of contracts/sensing/Reading.sol. */
const packed = (r: Reading) =>
  solidityPackedKeccak256(
    "uint32 uint64 uint32 uint64 uint64 int64 uint64 uint8 uint8 uint32 bytes32".split(" "),
    [
      [r.station, r.seq, r.sensor, r.observedAt, r.receivedAt, r.value, r.counter],
      [r.sourceFlag === "" ? 0 : r.sourceFlag.charCodeAt(0), r.quality, r.checks, r.evidence],
    ].flat(),
  );

describe("shared vectors of sensing", () => {
  for (const { name, reading, leaf } of readings as { name: string; reading: Reading; leaf: string }[]) {
    it(`reading: ${name}`, () => {
      expect(readingLeaf(reading)).to.equal(leaf);
      expect(readingLeaf(checkReading(reading))).to.equal(leaf);
    });
  }

  for (const { name, batch, flagCountsWord, id, epoch, digest } of batches) {
    it(`batch: ${name}`, () => {
      expect(packFlagCounts(batch.flagCounts)).to.equal(BigInt(flagCountsWord));
      expect(unpackFlagCounts(BigInt(flagCountsWord))).to.deep.equal(batch.flagCounts);
      expect(batchId(batch as Batch)).to.equal(id);
      expect(batchSealDigest(deployment, batch as Batch, epoch)).to.equal(digest);
    });
  }

  for (const { name, gap, digest } of gaps) {
    it(`gap: ${name}`, () => expect(gapDigest(deployment, gap)).to.equal(digest));
  }

  it("the tree of a sequence", () => {
    const tree = readingTree(sequence.map(({ reading }: { reading: Reading }) => reading));
    expect(tree.root).to.equal(batches[0].batch.root);
    expect(tree.leaves).to.deep.equal(sequence.map(({ leaf }: { leaf: string }) => leaf));
    for (const [i, { proof }] of sequence.entries()) expect(tree.proofOf(i)).to.deep.equal(proof);
  });

  it("read as many as the Solidity tests ask for", () => {
    expect([readings.length, batches.length, gaps.length, sequence.length]).to.deep.equal([19, 10, 3, 7]);
  });
});

describe("a reading's leaf", () => {
  it("is the hash of its packed fields, whatever they are", () => {
    fc.assert(fc.property(anyReading, (reading) => readingLeaf(reading) === packed(reading)));
  });

  it("is written wherever it is wanted, and beside it nothing", () => {
    fc.assert(
      fc.property(anyReading, fc.nat(50), fc.boolean(), (reading, offset, marker) => {
        const evidence = marker ? undefined : Uint8Array.from(Buffer.from(reading.evidence.slice(2), "hex"));
        const bytes = new Uint8Array(offset + READING_WIDTH + 10).fill(0xaa);
        // The view itself begins somewhere.
        writeReading(new DataView(bytes.buffer, 3), offset, reading, reading, evidence);
        const written = bytes.subarray(3 + offset, 3 + offset + READING_WIDTH);
        const around = [...bytes.subarray(0, 3 + offset), ...bytes.subarray(3 + offset + READING_WIDTH)];
        const expected = marker ? { ...reading, evidence: `0x${"00".repeat(32)}` } : reading;
        return keccak256(written) === packed(expected) && around.every((byte) => byte === 0xaa);
      }),
    );
  });
});

describe("flag counts", () => {
  it("survive their word", () => {
    const counts = fc.record({
      good: uint32,
      notEvaluated: uint32,
      suspect: uint32,
      fail: uint32,
      missing: uint32,
      late: uint32,
      conflict: uint32,
    });
    fc.assert(
      fc.property(counts, (given: FlagCounts) => {
        expect(unpackFlagCounts(packFlagCounts(given))).to.deep.equal(given);
      }),
    );
  });
});
