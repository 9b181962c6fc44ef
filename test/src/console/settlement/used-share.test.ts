import { expect } from "chai";
import { usedShare } from "../../../../src/console/settlement/used-share.ts";

describe("src/console/settlement/used-share", () => {
  it("tells which part of a limit is used, of amounts of any length, and a limit of nothing as used up", () => {
    expect(usedShare("25", "100")).to.equal(0.25);
    expect(usedShare("0", "100")).to.equal(0);
    expect(usedShare(`1${"0".repeat(40)}`, `4${"0".repeat(40)}`)).to.equal(0.25);
    expect(usedShare("101", "100")).to.equal(1);
    expect(usedShare("0", "0")).to.equal(1);
  });
});
