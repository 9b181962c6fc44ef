import { expect } from "chai";
import { id } from "ethers";
import { getObservation } from "../../../../../src/sdk/anchoring/actions/get-observation.ts";
import { observeFactAndWait } from "../../../../../src/sdk/anchoring/actions/observe-fact.ts";
import { factConditionsContract } from "../../../../../src/sdk/anchoring/contracts.ts";
import { conditionLeg } from "../../../../../src/sdk/anchoring/model/condition-leg.ts";
import { checkFact, FACT_KINDS, type Fact, factId } from "../../../../../src/sdk/anchoring/model/fact.ts";
import { signDeal } from "../../../../../src/sdk/settlement/model/consent.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type SettlementSystem, settlementSystem } from "../../../../../src/testing/settlement.ts";

const fact: Fact = { lightClient: id("light client"), kind: "AgreementActive", key: id("agreement") };

/** The bank would be paid back what it pays, if the fact held. */
function conditional({ admin, holderSigner, cash, deadline, deployment }: SettlementSystem) {
  const [a, b] = [admin.address, holderSigner.address];
  const legs = [conditionLeg(deployment, { fact, asker: a, maxAge: 600 }), { asset: cash, from: a, to: b, amount: 1n }];
  return { legs, deadline };
}

describe("conditions on facts of another chain", () => {
  it("have the ids that the contract gives them, kind by kind", async () => {
    const { bank } = await settlementSystem();
    const ids = FACT_KINDS.map((kind) => factId({ ...fact, kind }));
    expect(new Set(ids).size).to.equal(FACT_KINDS.length);
    for (const [i, kind] of FACT_KINDS.entries()) {
      expect(await factConditionsContract(bank).factIdOf(checkFact({ ...fact, kind }))).to.equal(ids[i]);
    }
  });

  it("are legs that name the fact, who asks for it, and how old its proof may be", async () => {
    const { deployment, admin } = await settlementSystem();
    const asset = deployment.contracts.FactConditions?.address;
    const leg = conditionLeg(deployment, { fact, asker: admin.address, maxAge: 600 });
    expect(leg).to.deep.equal({ asset, id: BigInt(factId(fact)), from: admin.address, to: asset, amount: 600n });
  });

  it("keep a deal from being settled while nobody proved them, and say so", async () => {
    const system = await settlementSystem();
    const { bank, stranger, admin, deployment } = system;
    const deal = conditional(system);
    const consents = [{ party: admin.address, nonce: 1n, signature: await signDeal(admin, deployment, deal, 1n) }];
    const error = await refused(stranger.deals.settle({ deal, consents }), "FactConditions_Unproved");
    expect(error.values.fact).to.equal(factId(fact));
    await refused(getObservation(bank, { fact }), "NOT_FOUND");
  });

  it("are proved of contracts that the Council named", async () => {
    const { bank } = await settlementSystem();
    await refused(observeFactAndWait(bank, { fact, side: bank.provider }), "NOT_FOUND");
  });

  it("are refused where they are malformed", async () => {
    const { deployment, admin } = await settlementSystem();
    const leg = (given: Partial<Parameters<typeof conditionLeg>[1]>) => () =>
      conditionLeg(deployment, { fact, asker: admin.address, maxAge: 600, ...given });
    await refused(leg({ maxAge: 0 }), "ARGUMENT_INVALID");
    await refused(leg({ asker: "0x12" }), "ARGUMENT_INVALID");
    await refused(leg({ fact: { ...fact, key: "0x12" } }), "ARGUMENT_INVALID");
    await refused(leg({ fact: { ...fact, kind: "Nothing" as "AgreementActive" } }), "ARGUMENT_INVALID");
  });
});
