import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { adoptRules } from "../../../src/sdk/custody/actions/adopt-rules.ts";
import { buildSetProfileProposal } from "../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { unitId } from "../../../src/sdk/custody/model/unit-id.ts";
import { unitsSubject } from "../../../src/sdk/custody/model/units-subject.ts";
import { MEDICAL_WASTE } from "../../../src/sdk/custody/profiles/medical-waste.ts";
import { admitted, decide } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

const [ward] = MEDICAL_WASTE.steps;
const oven = { name: "oven", bizStep: "destroying", act: "Destroy", roles: ["GENERATOR"], after: ["ward"] } as const;
const AMOUNT = ["--class", "sharps", "--quantity", "1", "--items", "1", "--site", "6941234000012"];

describe("tally custody destroy", () => {
  let system: ServedSystem;
  let hospital: ReturnType<typeof commands>;

  before(async () => {
    system = await servedSystem();
    hospital = commands(system, 2);
    const { provider, deployment } = system.client;
    const profile = { ...MEDICAL_WASTE, steps: ward === undefined ? [oven] : [ward, oven] };
    await decide([system.client], buildSetProfileProposal(system.client, { profile }));
    await adoptRules(system.client, { rules: 1 });
    const member = await connectAll({ signer: developmentWallet(2).connect(provider), deployment });
    await admitted([system.client], member, "General Hospital", ["GENERATOR"]);
    for (const name of ["a", "b", "c"]) await hospital.done("custody", "create", name, "--flow", "1", ...AMOUNT);
  });
  after(() => system.close());

  it("takes a certificate about these units alone", async () => {
    const { schema } = await hospital.done("schema", "register", "string method");
    const certify = async (...units: string[]) => {
      const { subject } = await hospital.done("custody", "subject", ...units);
      const stated = await hospital.done("attest", `${schema}`, '{"method": "fire"}', "--subject", `${subject}`);
      return String(stated.uid);
    };
    const both = await certify("a", "b");
    const destroy = (certificate: string, ...units: string[]) =>
      ["custody", "destroy", ...units, "--step", "oven", "--certificate", certificate] as const;
    for (const units of [["a"], ["b", "a"], ["c"], ["a", "b", "c"]]) {
      expect(await hospital.fails(...destroy(both, ...units)), `${units}`).to.equal("1 Custody_OtherSubject");
    }
    expect(await hospital.fails(...destroy(id("none"), "a"))).to.equal("1 NOT_FOUND");
    expect(await hospital.fails(...destroy(ZeroHash, "a"))).to.equal("1 NOT_FOUND");
    expect((await hospital.done(...destroy(both, "a", "b"))).units).to.have.length(2);
    expect(await hospital.fails(...destroy(both, "c"))).to.equal("1 Custody_OtherSubject");
    expect((await hospital.done(...destroy(await certify("c"), "c"))).units).to.have.length(1);
  });

  it("is told the subject without network, where the units' organisation is named", async () => {
    const offline = await tally(["--json", "custody", "subject", "2@a", "2@b"]);
    const units = [unitId(2, "a"), unitId(2, "b")];
    expect(offline.json()).to.deep.equal({ ok: true, units, subject: unitsSubject(units) });
  });
});
