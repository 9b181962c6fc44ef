import { expect } from "chai";
import { concat, getBytes, hexlify, keccak256, toBeHex } from "ethers";
import { lookUpTag, verifyBucket } from "../../../../../src/sdk/watchlist/model/bucket.ts";
import { bitsFor, bucketTree } from "../../../../../src/sdk/watchlist/model/bucket-tree.ts";
import {
  bucketOfTag,
  packEntry,
  unpackEntry,
  type WatchlistEntry,
} from "../../../../../src/sdk/watchlist/model/entry.ts";
import { chainReceipts, queryReceipt } from "../../../../../src/sdk/watchlist/model/receipt.ts";
import { subjectKeyOf } from "../../../../../src/sdk/watchlist/model/tag.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const LIST = keccak256("0x01");
const place = { list: LIST, epoch: 3 };
const tagOf = (i: number) => keccak256(toBeHex(i, 32)).slice(0, 42);

function entriesOf(count: number): WatchlistEntry[] {
  return Array.from({ length: count }, (_, i) => ({
    tag: tagOf(i),
    reporters: 1 + (i % 8),
    contested: i % 2,
    reasons: i % 3 === 0 ? [0, 31] : [i % 32],
    until: 1_900_000_000n + BigInt(i),
  })).sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

function treeOf(count: number, bits: number) {
  const entries = entriesOf(count);
  const tree = bucketTree(place, getBytes(concat(entries.map(packEntry))), bits);
  return { entries, tree, at: { ...place, root: tree.root, bits } };
}

describe("buckets of a watchlist", () => {
  it("words keep what they are packed of", () => {
    for (const entry of entriesOf(100)) expect(unpackEntry(packEntry(entry))).to.deep.equal(entry);
  });

  for (const [count, bits] of [
    [0, 0],
    [1, 0],
    [7, 0],
    [40, 1],
    [300, 4],
    [300, 9],
  ] as const) {
    it(`of ${count} entries in 2^${bits}: every tag is proved present, and every other absent`, () => {
      const { entries, tree, at } = treeOf(count, bits);
      expect([tree.entries, tree.bits]).to.deep.equal([count, bits]);
      let seen = 0;
      for (let index = 0; index < 2 ** bits; index++) {
        const found = verifyBucket(at, tree.bucketAt(index));
        expect(found.length).to.be.at.most(tree.width);
        seen += found.length;
      }
      expect(seen).to.equal(count);
      for (const entry of entries) {
        const bucket = tree.bucketAt(bucketOfTag(entry.tag, bits));
        expect(lookUpTag(at, bucket, entry.tag)).to.deep.equal(entry);
      }
      for (let i = count; i < count + 50; i++) {
        expect(lookUpTag(at, tree.bucketAt(bucketOfTag(tagOf(i), bits)), tagOf(i))).to.equal(undefined);
      }
    });
  }

  it("one that was tampered with, is another's, or lacks its order is refused", async () => {
    const { entries, tree, at } = treeOf(64, 3);
    const good = tree.bucketAt(5);
    const flipped = `${good.entries[0]?.slice(0, -1)}${good.entries[0]?.endsWith("0") ? "1" : "0"}`;
    const bad = [
      { ...good, entries: good.entries.slice(1) },
      { ...good, entries: [...good.entries, good.entries.at(-1) as string] },
      { ...good, entries: [flipped, ...good.entries.slice(1)] },
      { ...good, index: 4 },
      { ...good, index: 13 },
      { ...good, path: good.path.slice(1) },
      { ...good, path: good.path.toReversed() },
    ];
    for (const each of bad) await refused(() => verifyBucket(at, each), "BUCKET_INVALID");
    for (const other of [
      { ...at, epoch: 4 },
      { ...at, list: keccak256("0x02") },
      { ...at, root: LIST },
    ]) {
      await refused(() => verifyBucket(other, good), "BUCKET_INVALID");
    }
    const elsewhere = entries.find(({ tag }) => bucketOfTag(tag, 3) !== 5) as WatchlistEntry;
    await refused(() => lookUpTag(at, good, elsewhere.tag), "BUCKET_INVALID");
  });

  it("an operator that puts entries out of order, or into another bucket, has no bucket that verifies", async () => {
    const words = entriesOf(20).map(packEntry);
    const swapped = [words[1], words[0], ...words.slice(2)] as string[];
    const tree = bucketTree(place, getBytes(concat(swapped)), 0);
    await refused(() => verifyBucket({ ...place, root: tree.root, bits: 0 }, tree.bucketAt(0)), "BUCKET_INVALID");
    const [low, high] = [words[0] as string, words.at(-1) as string];
    expect([bucketOfTag(low.slice(0, 42), 1), bucketOfTag(high.slice(0, 42), 1)]).to.deep.equal([0, 1]);
    const misplaced = bucketTree(place, getBytes(concat([high, low])), 1);
    const at = { ...place, root: misplaced.root, bits: 1 };
    await refused(() => verifyBucket(at, misplaced.bucketAt(1)), "BUCKET_INVALID");
  });

  it("have k entries on average, and 2^20 at most", () => {
    expect([0, 1, 3, 4, 7, 8, 1_000_000].map((entries) => bitsFor(entries, 2))).to.deep.equal([0, 0, 0, 1, 1, 2, 18]);
    expect(bitsFor(1_000_000, 500)).to.equal(10);
    expect(bitsFor(2 ** 32 - 1, 2)).to.equal(20);
  });
});

describe("tags and receipts", () => {
  const output = getBytes(`0x${"5a".repeat(64)}`);

  it("a tag is of a list, an epoch and an output", async () => {
    const tags = [
      subjectKeyOf({ list: LIST, epoch: 1, output }),
      subjectKeyOf({ list: LIST, epoch: 2, output }),
      subjectKeyOf({ list: keccak256("0x02"), epoch: 1, output }),
      subjectKeyOf({ list: LIST, epoch: 1, output: getBytes(`0x${"5b".repeat(64)}`) }),
    ].map(({ tag }) => tag);
    expect(new Set(tags).size).to.equal(4);
    expect(subjectKeyOf({ list: LIST, epoch: 1, output }).tag).to.equal(tags[0]);
    const error = await refused(
      () => subjectKeyOf({ list: LIST, epoch: 1, output: output.slice(1) }),
      "ARGUMENT_INVALID",
    );
    expect(JSON.stringify(error.values)).to.not.include("5a5a");
    expect(JSON.stringify(subjectKeyOf({ list: LIST, epoch: 1, output }))).to.not.match(/key|output|private/i);
  });

  it("a receipt says nothing of a bucket without its nonce", () => {
    const of = (nonce: string, bucket: number) => queryReceipt({ nonce, publicKey: LIST, epoch: 1, bucket });
    const [a, b] = [hexlify(output.slice(32)), LIST];
    expect(new Set([of(a, 1), of(a, 2), of(b, 1)]).size).to.equal(3);
    const head = chainReceipts(undefined, [of(a, 1), of(b, 2)]);
    expect(head).to.equal(chainReceipts(chainReceipts(undefined, [of(a, 1)]), [of(b, 2)]));
    expect(head).to.not.equal(chainReceipts(undefined, [of(b, 2), of(a, 1)]));
  });
});
