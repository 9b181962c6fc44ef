import { expect } from "chai";
import { asWritten, stored } from "../../../../src/console/custody/handover/quantity.ts";
import { verdictOf } from "../../../../src/console/custody/handover/verdict.ts";

describe("src/console/custody/handover", () => {
  const measured = (quantity: number, items = 1) => ({ quantity, items });
  const agrees = (parameters: Partial<Parameters<typeof verdictOf>[0]>) =>
    verdictOf({ given: measured(2_500), taken: measured(2_500), tolerance: 20, isConformant: true, ...parameters })
      .agrees;

  it("agrees up to the tolerance, and not beyond", () => {
    expect(
      verdictOf({ given: measured(2_500), taken: measured(2_550), tolerance: 20, isConformant: true }),
    ).to.deep.equal({
      agrees: true,
      difference: 50,
      allowed: 50,
    });
    expect(agrees({ taken: measured(2_551) })).to.equal(false);
    expect(agrees({ taken: measured(2_449) })).to.equal(false);
    expect(agrees({ tolerance: 0, taken: measured(2_501) })).to.equal(false);
  });

  it("does not agree with another number of items, another condition, or far from what is on record", () => {
    expect(agrees({ taken: measured(2_500, 2) })).to.equal(false);
    expect(agrees({ isConformant: false })).to.equal(false);
    expect(agrees({ recorded: measured(2_440) })).to.equal(false);
    expect(agrees({ recorded: measured(2_460) })).to.equal(true);
  });

  it("reads quantities as people write them, and none that has more places than are stored", () => {
    expect(["2.5", "2,501", "3", " 0.04 "].map((text) => stored(text, 3))).to.deep.equal([2_500, 2_501, 3_000, 40]);
    for (const text of ["", "-1", "1.2345", "1e3", "abc", "0x10"]) expect(stored(text, 3), text).to.be.NaN;
    expect(asWritten("2501", 3)).to.equal("2.501");
  });
});
