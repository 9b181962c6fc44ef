import { createHmac } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { GridHmac } from "../../../src/lib/sha256/grid-hmac.ts";

const ofNode = (key: Uint8Array, row: number, column: number) => {
  const message = new DataView(new ArrayBuffer(12));
  message.setBigUint64(0, BigInt(row));
  message.setUint32(8, column);
  return createHmac("sha256", key).update(new Uint8Array(message.buffer)).digest("hex");
};

describe("lib: HMAC-SHA-256 of places in a grid", () => {
  it("is node's, for any key, row, column and number of them", () => {
    const key = fc.uint8Array({ minLength: 0, maxLength: 64 });
    const row = fc.oneof(fc.nat(10), fc.integer({ min: 2 ** 32 - 5, max: 2 ** 32 + 5 }), fc.maxSafeNat());
    fc.assert(
      fc.property(
        key,
        row,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 7 }),
        (bytes, from, rows, columns) => {
          const first = Math.min(from, Number.MAX_SAFE_INTEGER - rows);
          const hashes = Buffer.from(new GridHmac(bytes).hash(first, rows, columns)).toString("hex");
          const expected = Array.from({ length: rows * columns }, (_, i) =>
            ofNode(bytes, first + Math.floor(i / columns), i % columns),
          );
          expect(hashes).to.equal(expected.join(""));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("goes on where a portion ends", () => {
    const key = Uint8Array.from({ length: 32 }, (_, i) => i);
    const hashes = new GridHmac(key).hash(7, 1_000, 5);
    for (const place of [0, 2_047, 2_048, 4_095, 4_096, 4_999]) {
      const found = Buffer.from(hashes.subarray(place * 32, place * 32 + 32)).toString("hex");
      expect(found).to.equal(ofNode(key, 7 + Math.floor(place / 5), place % 5));
    }
  });
});
