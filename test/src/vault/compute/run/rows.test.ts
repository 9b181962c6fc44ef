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

  it("lose the smallest group of each total whose withheld groups cover too few, and no second one", () => {
    const group = (area: string, trade: string, size: bigint) => ({
      keys: [area, trade],
      aggregates: [],
      sizes: [size],
    });
    const groups = [group("n", "a", 9n), group("n", "b", 6n), group("s", "a", 6n), group("s", "b", 7n)];
    const left = (...totals: Parameters<typeof releaseGroups>[1]) =>
      releaseGroups(groups, totals).map(({ keys }) => keys.join(""));
    const whole = { keys: [null, null], summed: [true, true] };
    const north = { keys: ["n", null], summed: [false, true] };
    const south = { keys: ["s", null], summed: [false, true] };
    const ofA = { keys: [null, "a"], summed: [true, false] };
    const west = { keys: ["w", null], summed: [false, true] };
    expect(left()).to.deep.equal(["na", "nb", "sa", "sb"]);
    expect(left(whole)).to.deep.equal(["na", "sa", "sb"]);
    expect(left(north)).to.deep.equal(["na", "sa", "sb"]);
    expect(left(south, whole)).to.deep.equal(["na", "nb", "sb"]);
    expect(left(whole, south)).to.deep.equal(["na", "nb", "sb"]);
    expect(left(north, south)).to.deep.equal(["na", "sb"]);
    expect(left(south, ofA)).to.deep.equal(["na", "nb", "sb"]);
    expect(left(west)).to.deep.equal(["na", "nb", "sa", "sb"]);
  });
});
