import { join } from "node:path";
import { expect } from "chai";
import { ZeroHash } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll, type FullClient } from "../../../src/sdk/all.ts";
import { adoptRules } from "../../../src/sdk/custody/actions/adopt-rules.ts";
import { buildSetProfileProposal } from "../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { getUnit } from "../../../src/sdk/custody/actions/get-unit.ts";
import { unitId } from "../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../src/sdk/custody/profiles/medical-waste.ts";
import { admitted, decide } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem } from "../../../src/testing/command-line.ts";

const [WARD, STORE, LORRY] = ["6941234000012", "6941234000029", "6941234000036"];
const GIVEN = ["--to", "3", "--step", "carriage", "--quantity", "1", "--items", "1"];

/** No organisation is a regulator. */
describe("tally council propose: what the Council does in custody", () => {
  let system: ServedSystem;
  let voters: ReturnType<typeof commands>[];
  let hospital: ReturnType<typeof commands>;
  let carrier: ReturnType<typeof commands>;
  let statement: string;

  const bag = async (name: string) => {
    const amount = ["--class", "sharps", "--quantity", "1", "--items", "1", "--site", WARD];
    await hospital.done("custody", "create", name, "--flow", "1", ...amount);
    await hospital.done("custody", "record", "temporary storage", name, "--site", STORE);
    await hospital.done("custody", "seal", name, `S-${name}`);
    return name;
  };
  const stateOf = (name: string) => getUnit(system.client, { unit: unitId(2, name) });
  /** Proposes by the command line; everybody votes for it; the returned function executes it. */
  const pass = async (...args: string[]) => {
    const { proposalId } = await (voters[0] as typeof hospital).done("council", "propose", ...args);
    const id = String(proposalId);
    for (const voter of voters) await voter.done("council", "vote", id, "for");
    await hospital.done("council", "queue", id);
    return () => carrier.done("council", "execute", id);
  };

  before(async () => {
    system = await servedSystem();
    [hospital, carrier] = [commands(system, 2), commands(system, 3)];
    voters = [commands(system), hospital];
    const { provider, deployment } = system.client;
    const member = (index: number): Promise<FullClient> =>
      connectAll({ signer: developmentWallet(index).connect(provider), deployment });
    await decide([system.client], buildSetProfileProposal(system.client, { profile: MEDICAL_WASTE }));
    await adoptRules(system.client, { rules: 1 });
    const hospitals = await member(2);
    await admitted([system.client], hospitals, "General Hospital", ["GENERATOR"]);
    await admitted([system.client, hospitals], await member(3), "Clean Carriage", ["CARRIER"]);
    const { schema } = await carrier.done("schema", "register", "string reason");
    statement = String((await carrier.done("attest", String(schema), '{"reason": "so voted"}')).uid);
  });
  after(() => system.close());

  it("decides a dispute, either way", async () => {
    for (const [name, outcome, phase, custodian] of [
      ["taken", "take", "Active", 3],
      ["returned", "return", "Returning", 2],
    ] as const) {
      const file = (what: string) => join(system.folder, `${name}-${what}.json`);
      await bag(name);
      await hospital.done("custody", "handover", "offer", name, ...GIVEN, "--out", file("offer"));
      const found = ["--site", LORRY, "--quantity", "1", "--items", "1", "--condition", "Damaged"];
      await carrier.done("custody", "handover", "accept", file("offer"), ...found, "--out", file("handover"));
      await carrier.done("custody", "handover", "submit", file("handover"));
      expect((await stateOf(name)).phase).to.equal("Disputed");
      const decided = [name, outcome, "--statement", statement, "--quantity", "0.9"];
      await (await pass("decide-dispute", ...decided))();
      expect(await stateOf(name)).to.deep.include({ phase, custodian, quantity: 900 });
    }
    const bad = ["council", "propose", "decide-dispute", "taken"];
    expect(await hospital.fails(...bad, "keep", "--statement", statement)).to.equal("1 USAGE");
    expect(await hospital.fails(...bad, "take")).to.equal("1 USAGE");
  });

  it("lifts recalls", async () => {
    const names = [await bag("first"), await bag("second")];
    const { schema } = await hospital.done("schema", "register", "string why");
    const { uid } = await hospital.done("attest", String(schema), '{"why": "a needle"}');
    await hospital.done("custody", "recall", ...names, "--statement", String(uid));
    expect((await stateOf("second")).isRecalled).to.equal(true);
    const execute = await pass("lift-recall", ...names, "--statement", statement, "--description", "Nothing was found");
    await execute();
    for (const name of names) expect((await stateOf(name)).isRecalled).to.equal(false);
    const bad = ["council", "propose", "lift-recall", "first", "--statement", "0x12"];
    expect(await hospital.fails(...bad)).to.equal("1 ARGUMENT_INVALID");
    expect(await hospital.fails("council", "propose", "lift-recall", "nothing", "--statement", ZeroHash)).to.equal(
      "1 IDENTIFIER_UNKNOWN",
    );
  });

  it("declares lost what an expelled organisation has", async () => {
    await bag("left");
    await (await pass("standing", "2", "expelled"))();
    voters = [commands(system), carrier];
    hospital = commands(system);
    await (await pass("declare-lost", "left"))();
    expect((await stateOf("left")).phase).to.equal("Lost");
  });
});
