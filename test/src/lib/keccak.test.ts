import { keccak_256 } from "@noble/hashes/sha3.js";
import { expect } from "chai";
import { hexlify } from "ethers";
import { KeccakRows, keccak256, keccakAll } from "../../../src/lib/keccak/keccak.ts";
import { unsigned } from "../../../src/lib/wasm.ts";
import { seeded } from "../../../src/testing/random.ts";

describe("keccak256 of many messages", () => {
  const random = seeded(11);
  const message = (length: number) => Uint8Array.from({ length }, () => Math.floor(256 * random()));
  const expected = (bytes: Uint8Array) => hexlify(keccak_256(bytes));

  it("agrees with another implementation for every length up to four blocks", () => {
    for (let length = 0; length <= 4 * 136 + 1; length++) {
      const bytes = message(length);
      expect(hexlify(keccak256(bytes)), `${length}`).to.equal(expected(bytes));
    }
  });

  it("keeps the order of messages of many lengths, and grows for a large one", () => {
    const lengths = Array.from({ length: 2_000 }, (_, i) => (i % 7 === 0 ? 86 : Math.floor(700 * random())));
    const messages = [...lengths, 300_000, 0, 1].map(message);
    expect(keccakAll(messages).map((hash) => hexlify(hash))).to.deep.equal(messages.map(expected));
    expect(keccakAll([])).to.deep.equal([]);
  });

  it("hashes rows of one width, in odd numbers too and again after others", () => {
    for (const width of [0, 1, 64, 86, 135, 136, 137, 400]) {
      const counts = [1, 2, 3, 511, 512, 513, 1_025];
      const rows = new KeccakRows(Math.max(...counts), width);
      for (const count of counts) {
        const messages = Array.from({ length: count }, () => message(width));
        for (const [i, each] of messages.entries()) rows.bytes.set(each, i * rows.stride);
        const hashes = rows.hash(count);
        expect(hashes.length).to.equal(32 * count);
        for (const [i, each] of messages.entries()) {
          expect(hexlify(hashes.subarray(32 * i, 32 * i + 32)), `${i} of ${count}, ${width}`).to.equal(expected(each));
        }
      }
    }
  });

  it("gives away what is not written over by the next call", () => {
    const first = keccak256(message(50));
    const before = hexlify(first);
    keccak256(message(50));
    expect(hexlify(first)).to.equal(before);
  });

  it("writes numbers as LEB128 does", () => {
    expect(unsigned(0)).to.deep.equal([0]);
    expect(unsigned(127)).to.deep.equal([127]);
    expect(unsigned(624_485)).to.deep.equal([0xe5, 0x8e, 0x26]);
  });
});
