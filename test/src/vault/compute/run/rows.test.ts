import { expect } from "chai";
import fc from "fast-check";
import { mean } from "../../../../../src/vault/compute/run/mean.ts";
import { compareTexts, orderRows } from "../../../../../src/vault/compute/run/order-rows.ts";
import { releaseGroups } from "../../../../../src/vault/compute/run/release.ts";

describe("rows of a result", () => {
  it("have their texts in the order of their UTF-8 bytes", () => {
    const text = fc.string({ unit: "binary", maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareTexts(a, b))).to.equal(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
    expect(compareTexts("\u{1f600}", "\u{ff5e}")).to.equal(1);
  });

  it("are ordered as asked, then by all columns, with what is empty last", () => {
    const rows = [
      ["b", 1n, null],
      [null, 2n, false],
      ["a", 2n, true],
      ["a", 2n, false],
      ["a", null, false],
    ] as const;
    const order = [{ index: 1, descending: true }];
    expect(orderRows(rows, order)).to.deep.equal([
      ["a", 2n, false],
      ["a", 2n, true],
      [null, 2n, false],
      ["b", 1n, null],
      ["a", null, false],
    ]);
  });

  it("do not depend on the order in which they came", () => {
    const cell = fc.oneof(fc.constant(null), fc.bigInt({ min: -3n, max: 3n }));
    const some = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
    fc.assert(
      fc.property(some, fc.boolean(), (rows, descending) => {
        const order = [{ index: 1, descending }];
        const plain = (each: readonly unknown[][]) => each.map((row) => row.join());
        expect(plain(orderRows([...rows].reverse(), order))).to.deep.equal(plain(orderRows(rows, order)));
      }),
    );
  });

  it("have means that are rounded to the even neighbour", () => {
    expect(mean(1n, 3n)).to.equal(333_333n);
    expect(mean(2n, 3n)).to.equal(666_667n);
    expect(mean(-2n, 3n)).to.equal(-666_667n);
    expect(mean(1n, 2_000_000n)).to.equal(0n); // 0.5
    expect(mean(3n, 2_000_000n)).to.equal(2n); // 1.5
    expect(mean(-3n, 2_000_000n)).to.equal(-2n);
    expect(mean(0n, 7n)).to.equal(0n);
  });

  it("lose the smallest group where those withheld hide too few, and which it is depends on nothing else", () => {
    const group = (key: string, size: bigint) => ({ keys: [key], aggregates: [], sizes: [size] });
    const groups = [group("c", 9n), group("b", 6n), group("a", 6n)];
    const keys = (withheld: readonly bigint[]) => releaseGroups(groups, withheld, 5).map(({ keys: [key] }) => key);
    expect(keys([0n])).to.deep.equal(["c", "b", "a"]);
    expect(keys([5n])).to.deep.equal(["c", "b", "a"]);
    for (const few of [1n, 4n]) expect(keys([few])).to.deep.equal(["c", "b"]);
    expect(keys([7n, 2n])).to.deep.equal(["c", "b"]);
  });
});
