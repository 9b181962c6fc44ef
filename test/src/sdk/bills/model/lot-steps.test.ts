import { expect } from "chai";
import { growLots, type LotTransaction, rootLotOf } from "../../../../../src/sdk/bills/model/lot-steps.ts";

const ROOT = (1n << 100n) | 1n;
const part = (first: bigint) => ROOT | (first << 1n);

const stepsOf = (transactions: readonly LotTransaction[], lot = ROOT) =>
  growLots(ROOT, 1, transactions)
    .get(lot)
    ?.steps.map(({ from, to, mark }) => `${from} ${to} ${mark}`);

describe("the steps of lots", () => {
  it("an endorsement is a step, and what moves within an organisation, or by a rule, is none", () => {
    const moved = (from: number, to: number, byRule = false) =>
      [{ kind: "moved", lot: ROOT, from, to, byRule }] as const satisfies LotTransaction;
    expect(stepsOf([moved(1, 2), moved(2, 2), moved(2, 3), moved(3, 1, true)])).to.deep.equal([
      "1 2 Endorsed",
      "2 3 Endorsed",
    ]);
  });

  it("a mark is told before its movement, or after it", () => {
    const moved = { kind: "moved", lot: ROOT, from: 1, to: 2, byRule: false } as const;
    const marked = { kind: "marked", lot: ROOT, step: { from: 1, to: 2, mark: "Ordered" } } as const;
    expect(stepsOf([[marked, moved]])).to.deep.equal(["1 2 Ordered"]);
    expect(stepsOf([[moved, marked]])).to.deep.equal(["1 2 Ordered"]);
  });

  it("what is after a part that was passed on has not its step", () => {
    const first: LotTransaction = [
      { kind: "moved", lot: ROOT, from: 1, to: 2, byRule: false },
      { kind: "divided", lot: ROOT, part: part(7n), holder: 1 },
    ];
    expect(stepsOf([first])).to.deep.equal(["1 2 Endorsed"]);
    expect(stepsOf([first], part(7n))).to.deep.equal([]);
  });

  it("a part in the middle has the lot's steps and its own", () => {
    const middle: LotTransaction = [
      { kind: "divided", lot: ROOT, part: part(3n), holder: 2 },
      { kind: "divided", lot: ROOT, part: part(7n), holder: 1 },
      { kind: "marked", lot: part(3n), step: { from: 1, to: 2, mark: "Limited" } },
    ];
    expect(stepsOf([middle], part(3n))).to.deep.equal(["1 2 Limited"]);
    expect(stepsOf([middle], part(7n))).to.deep.equal([]);
    expect(stepsOf([middle])).to.deep.equal([]);
  });

  it("lots that are not there have no steps, and every part leads to its root", () => {
    expect(stepsOf([[{ kind: "divided", lot: part(9n), part: part(11n), holder: 1 }]], part(11n))).to.equal(undefined);
    expect(rootLotOf(part(12n))).to.equal(ROOT);
  });
});
