import { expect } from "chai";
import { compareFinance } from "../../src/testing/finance-agreement.ts";
import { financeContracts } from "../../src/testing/finance-contracts.ts";

describe("what a quote says and what a contract charges", () => {
  it("is the same for 100 000 random inputs", async () => {
    const { inputs, refused, differences } = await compareFinance(await financeContracts(), {
      inputs: 10_000,
      seed: 12,
    });
    expect(differences.slice(0, 10)).to.deep.equal([]);
    expect(inputs).to.equal(100_000);
    expect(refused).to.be.within(1, inputs / 4);
    console.log(`      ${inputs} inputs, ${refused} of them refused by both`);
  });
});
