import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { buildSetProfileProposal } from "../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { unitId } from "../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../src/sdk/custody/profiles/medical-waste.ts";
import { admitted, decide } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

const [HOSPITAL, CARRIER] = [2, 3];
const [WARD, STORE, LORRY] = ["6941234000012", "6941234000029", "6941234000036"];
const BAG = "8003/06941234000012B0001";
const BOX = "00/369412340000000013";

describe("tally custody", () => {
  let system: ServedSystem;
  let anybody: ReturnType<typeof commands>;
  let hospital: ReturnType<typeof commands>;
  let carrier: ReturnType<typeof commands>;
  const file = (name: string) => join(system.folder, name);
  const text = async (...args: string[]) => (await tally([...system.where, "--wide", "custody", ...args])).out;

  before(async () => {
    system = await servedSystem();
    [anybody, hospital, carrier] = [commands(system, 9), commands(system, HOSPITAL), commands(system, CARRIER)];
    const { provider, deployment } = system.client;
    const member = (index: number) => connectAll({ signer: developmentWallet(index).connect(provider), deployment });
    await decide([system.client], buildSetProfileProposal(system.client, { profile: MEDICAL_WASTE }));
    const hospitals = await member(HOSPITAL);
    await admitted([system.client], hospitals, "General Hospital", ["GENERATOR"]);
    await admitted([system.client, hospitals], await member(CARRIER), "Clean Carriage", ["CARRIER"]);
  });
  after(() => system.close());

  it("shows and adopts profiles", async () => {
    expect((await anybody.done("custody", "profile", "list")).profiles).to.have.length(1);
    expect(await text("profile", "show", "1")).to.match(/NOT ADOPTED[\s\S]*sharps +841-002-01 +no[\s\S]*48 h/);
    await anybody.done("custody", "profile", "adopt", "1");
    expect(await anybody.fails("custody", "profile", "adopt", "1")).to.equal("1 Custody_RulesAdopted");
    expect(await text("profile", "list")).to.match(/\n1 +1 +- +medical waste +5 +8 +yes/);
    writeFileSync(file("profile.json"), JSON.stringify({ ...MEDICAL_WASTE, scale: -1 }));
    expect(await hospital.fails("custody", "profile", "propose", file("profile.json"))).to.equal(
      "1 CUSTODY_PROFILE_INVALID",
    );
    await hospital.done("custody", "profile", "propose", "medical-waste", "--flow", "1");
  });

  it("records what happens to a bag in a box", async () => {
    const made = await hospital.done(
      ...["custody", "create", BAG, "--flow", "1", "--class", "sharps", "--quantity", "12.5", "--items", "1"],
      ...["--site", WARD],
    );
    expect(made).to.deep.include({ unit: unitId(2, BAG), org: 2 });
    expect(await hospital.fails("custody", "create", "x", "--flow", "1", "--site", "12")).to.equal("1 USAGE");
    await hospital.done("custody", "record", "temporary storage", BAG, "--site", STORE);
    await hospital.done("custody", "create", BOX, "--flow", "1", "--site", STORE);
    const { state } = await hospital.done("custody", "pack", BOX, BAG);
    expect(state).to.deep.include({ quantity: 12_500, items: 1 });
    await hospital.done("custody", "seal", BOX, "S-1");
    await hospital.done("custody", "unseal", BOX);
    await hospital.done("custody", "unpack", BOX, unitId(2, BAG));
    await hospital.done("custody", "correct", BAG, "--class", "841-002-01", "--quantity", "12", "--items", "1");
    await hospital.done("custody", "pack", BOX, BAG);
    await hospital.done("custody", "seal", BOX, "S-2");
    expect(await carrier.fails("custody", "lost", BOX)).to.equal("1 Custody_NotCustodian");
    expect(await hospital.fails("custody", "record", "sea", BAG, "--site", STORE)).to.equal(
      "1 CUSTODY_PROFILE_INVALID",
    );
  });

  it("hands over by a file that two devices exchange", async () => {
    const [offer, both] = [file("offer.json"), file("handover.json")];
    const given = ["--to", "3", "--step", "carriage", "--quantity", "12.010", "--items", "1", "--out", offer];
    await hospital.done("custody", "handover", "offer", BOX, ...given);
    await carrier.done(
      "custody",
      "handover",
      "accept",
      offer,
      "--site",
      LORRY,
      "--quantity",
      "11.99",
      "--items",
      "1",
      "--out",
      both,
    );
    expect(await anybody.fails("custody", "handover", "submit", offer)).to.equal("1 HANDOVER_INVALID");
    expect(await anybody.fails("custody", "handover", "submit", file("none"))).to.equal("1 FILE_UNREADABLE");
    const { handovers } = await anybody.done("custody", "handover", "submit", both);
    expect((handovers as unknown[])[0]).to.deep.include({ unit: unitId(2, BOX), outcome: "Taken", from: 2, to: 3 });
    const again = await anybody.done("custody", "handover", "submit", both);
    expect(again.handovers).to.deep.equal([]);
    expect((again.skipped as { unit: string }[]).map(({ unit }) => unit)).to.deep.equal([unitId(2, BOX)]);
  });

  it("traces, counts and watches the clock", async () => {
    const { acts } = await anybody.done("custody", "trace", BAG);
    expect((acts as { act: string }[]).at(-1)?.act).to.equal("HandoverConcluded");
    expect(await text("trace", BAG)).to.match(
      /HandoverConcluded +in its container +2 -> 3 Taken +carriage +6941234000036/,
    );
    const { accounts } = await anybody.done("custody", "inventory", "--org", "3");
    expect((accounts as unknown[])[0]).to.deep.include({ org: 3, taken: 12_000, stock: 12_000, items: 1 });
    expect(await text("inventory")).to.match(/3 +6941234000036 +1 +sharps +12\.000 /);
    expect((await anybody.done("custody", "overdue")).overdue).to.deep.equal([]);
  });

  it("prints a label", async () => {
    const svg = file("label.svg");
    const { link } = await anybody.done("custody", "label", BAG, "--svg", svg);
    expect(link).to.equal(`https://id.gs1.org/${BAG}`);
    expect(readFileSync(svg, "utf8")).to.match(/^<svg [\s\S]*<\/svg>\s*$/);
    expect(await text("label", BAG)).to.match(/█[\s\S]*https:\/\/id\.gs1\.org\/8003\//);
  });
});
