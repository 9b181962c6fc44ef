import { expect } from "chai";
import { endorsements } from "../../../../src/console/bills/endorsements.ts";

const step = (from: number, to: number, mark: "Endorsed" | "Limited" = "Endorsed") => {
  return { from, to, mark, time: 1, transaction: `0x${from}${to}` };
};
const shown = (...given: Parameters<typeof endorsements>) =>
  endorsements(...given).map(({ org, mark, isGap }) => [org, mark, isGap]);

describe("src/console/bills/endorsements", () => {
  it("begins with the payee, and ends with who holds the part", () => {
    expect(shown(1, [], 1)).to.deep.equal([[1, null, false]]);
    expect(shown(1, [step(1, 2), step(2, 3, "Limited")], 3)).to.deep.equal([
      [1, null, false],
      [2, "Endorsed", false],
      [3, "Limited", false],
    ]);
  });

  it("says where another passed it on than who had it", () => {
    expect(shown(1, [step(1, 2), step(4, 3)], 3)).to.deep.equal([
      [1, null, false],
      [2, "Endorsed", false],
      [4, null, true],
      [3, "Endorsed", false],
    ]);
  });

  it("puts who paid in recourse behind who had it", () => {
    expect(shown(1, [step(1, 2)], 1)).to.deep.equal([
      [1, null, false],
      [2, "Endorsed", false],
      [1, "Recourse", false],
    ]);
  });
});
