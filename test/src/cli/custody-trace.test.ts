import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { formatTrace } from "../../../src/cli/custody/shared/format-trace.ts";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { layoutFor } from "../../../src/cli/shared/layout.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { adoptRules } from "../../../src/sdk/custody/actions/adopt-rules.ts";
import { buildSetProfileProposal } from "../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import type { TracedAct } from "../../../src/sdk/custody/model/trace.ts";
import { MEDICAL_WASTE } from "../../../src/sdk/custody/profiles/medical-waste.ts";
import { admitted, decide } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

const [HOSPITAL, CARRIER] = [2, 3];
const [WARD, STORE, LORRY] = ["6941234000012", "6941234000029", "6941234000036"];
const BAG = "8003/06941234000012B0001";
const [SCALE, LORRY_SCALE, PHOTOGRAPH] = [id("scale"), id("scale on the lorry"), id("photograph")];

describe("tally custody trace", () => {
  let system: ServedSystem;
  let hospital: ReturnType<typeof commands>;
  const trace = async () => (await tally([...system.where, "--wide", "custody", "trace", BAG])).out;

  before(async () => {
    system = await servedSystem();
    hospital = commands(system, HOSPITAL);
    const { provider, deployment } = system.client;
    const member = (index: number) => connectAll({ signer: developmentWallet(index).connect(provider), deployment });
    await decide([system.client], buildSetProfileProposal(system.client, { profile: MEDICAL_WASTE }));
    await adoptRules(system.client, { rules: 1 });
    const hospitals = await member(HOSPITAL);
    await admitted([system.client], hospitals, "General Hospital", ["GENERATOR"]);
    await admitted([system.client, hospitals], await member(CARRIER), "Clean Carriage", ["CARRIER"]);
    const amount = ["--class", "sharps", "--quantity", "12.5", "--items", "1", "--site", WARD];
    await hospital.done("custody", "create", BAG, "--flow", "1", ...amount, "--evidence", SCALE);
    const { acts } = await hospital.done("custody", "trace", BAG);
    const began = new Date((acts as [TracedAct])[0].when * 1_000).toISOString().replace(".000Z", "Z");
    await hospital.done("custody", "correct", BAG, "--class", "sharps", "--quantity", "12.4", "--items", "1");
    await hospital.done("custody", "record", "temporary storage", BAG, "--site", STORE, "--when", began);
    await hospital.done("custody", "seal", BAG, "CH-4711");
    await hospital.done("custody", "unseal", BAG, "--evidence", PHOTOGRAPH);
    await hospital.done("custody", "seal", BAG, "CH-4712");
  });
  after(() => system.close());

  it("shows the numbers of seals, evidence, and what was claimed out of order", async () => {
    const text = await trace();
    expect(text).to.match(new RegExp(`^${BAG}\n\nwhen +act `));
    expect(text).to.match(new RegExp(`UnitCreated[^\n]*\n    evidence ${SCALE}\n`));
    expect(text).to.match(/StepRecorded[^\n]*\n {4}claimed earlier than the act before\n/);
    expect(text.match(/claimed earlier/g)).to.have.length(1);
    expect(text).to.match(/UnitSealed[^\n]*\n {4}seal number CH-4711\n/);
    expect(text).to.match(new RegExp(`SealBroken[^\n]*\n    evidence ${PHOTOGRAPH}\n`));
  });

  it("shows what both sides of a handover found", async () => {
    const [offer, both] = [join(system.folder, "offer.json"), join(system.folder, "both.json")];
    const given = ["--to", "3", "--step", "carriage", "--quantity", "12.41", "--items", "1", "--evidence", SCALE];
    await hospital.done("custody", "handover", "offer", BAG, ...given, "--out", offer);
    const taken = ["--site", LORRY, "--quantity", "11", "--items", "1", "--condition", "Damaged"];
    const shown = ["--evidence", LORRY_SCALE, "--out", both];
    await commands(system, CARRIER).done("custody", "handover", "accept", offer, ...taken, ...shown);
    await hospital.done("custody", "handover", "submit", both);
    expect(await trace()).to.match(
      new RegExp(
        [
          "HandoverConcluded +2 -> 3 Disputed[^\n]*",
          "    giver measured 12\\.410 kg, items: 1, at [\\dT:Z-]+",
          `    giver's evidence ${SCALE}`,
          "    receiver measured 11\\.000 kg, items: 1, at [\\dT:Z-]+, condition: Damaged",
          `    receiver's evidence ${LORRY_SCALE}$`,
        ].join("\n"),
      ),
    );
  });

  it("shows the certificate of a destruction, and no text that moves the cursor", () => {
    const act: TracedAct = {
      act: "UnitDestroyed",
      unit: id(BAG),
      account: "0x",
      org: 4,
      when: 1,
      recordedAt: 1,
      state: null,
      evidence: null,
      details: { certificate: id("certificate") },
      handover: null,
      transaction: "0x",
      block: 1,
    };
    const text = formatTrace(
      { unit: id(BAG), identifier: "a\nb", madeFrom: [], madeInto: [], acts: [act] },
      MEDICAL_WASTE,
      layoutFor(undefined, true),
    );
    expect(text).to.include(`\n    certificate ${id("certificate")}`);
    expect(text.split("\n")[0]).to.equal("a\\u000ab");
  });
});
