import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { buildSetProfileProposal } from "../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { createEpcisDocument } from "../../../src/sdk/custody/epcis/create-epcis-document.ts";
import { decodeEpc } from "../../../src/sdk/custody/epcis/shared/identifiers.ts";
import { MEDICAL_WASTE } from "../../../src/sdk/custody/profiles/medical-waste.ts";
import { admitted, decide } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem } from "../../../src/testing/command-line.ts";
import {
  OTHER_SYSTEM_BAGS,
  OTHER_SYSTEM_CONTEXT,
  otherSystemJourney,
} from "../../../src/testing/other-system-events.ts";

const GLN = "6941234000005";
const WARD = "6941234000012";
const BAG = "8003/06941234000012B0001";

describe("tally custody export and import", () => {
  let system: ServedSystem;
  let hospital: ReturnType<typeof commands>;
  const file = (name: string) => join(system.folder, name);

  before(async () => {
    system = await servedSystem();
    hospital = commands(system, 2);
    const { provider, deployment } = system.client;
    await decide([system.client], buildSetProfileProposal(system.client, { profile: MEDICAL_WASTE }));
    const member = await connectAll({ signer: developmentWallet(2).connect(provider), deployment });
    await admitted([system.client], member, "General Hospital", ["GENERATOR"]);
    await hospital.done("custody", "profile", "adopt", "1");
    const amount = ["--class", "sharps", "--quantity", "12.5", "--items", "1"];
    await hospital.done("custody", "create", BAG, "--flow", "1", ...amount, "--site", WARD);
  });
  after(() => system.close());

  it("writes a document, and performs it with the parties' keys", async () => {
    const out = file("epcis.json");
    const more = ["--zone", "+08:00", "--party", `2=${GLN}`];
    expect(await hospital.done("custody", "export", BAG, "--out", out, ...more)).to.include({ events: 1 });
    const dry = await hospital.done("custody", "import", out, "--dry-run");
    expect(dry).to.deep.include({ performed: 0, unplanned: [], assumed: [] });
    expect(await hospital.fails("custody", "import", out)).to.equal("1 ARGUMENT_INVALID");

    writeFileSync(file("key"), developmentWallet(2).privateKey, { mode: 0o600 });
    const keys = ["--keys", `${GLN}=${file("key")}`];
    expect(await hospital.fails("custody", "import", out, ...keys)).to.equal("1 Custody_UnitExists");
    writeFileSync(out, readFileSync(out, "utf8").replaceAll("B0001", "B0002"));
    expect(await hospital.done("custody", "import", out, ...keys)).to.deep.include({ performed: 1 });
    const { events } = await hospital.done("custody", "export", "--out", out);
    expect(events).to.equal(2);
  });

  it("reads another system's document under the rules of a flow, or of a file", async () => {
    const [start, now] = [Math.floor(Date.now() / 1_000) - 3_600, new Date().toISOString()];
    const { bags, stored, burnt } = otherSystemJourney(start);
    const own = {
      ...bags,
      sourceList: [{ type: "possessing_party", source: `https://id.gs1.org/417/${GLN}` }],
    } as const;
    const boxless = { ...stored, epcList: OTHER_SYSTEM_BAGS };
    const document = createEpcisDocument({ creationDate: now, context: OTHER_SYSTEM_CONTEXT, events: [own, boxless] });
    writeFileSync(file("other-system.json"), JSON.stringify(document));
    const read = (...options: string[]) => hospital.done("custody", "import", file("other-system.json"), ...options);
    expect((await read("--dry-run")).acts).to.deep.equal([]);
    expect((await read("--profile", "medical-waste", "--dry-run")).acts).to.have.length(4);
    const keys = ["--keys", `${GLN}=${file("key")}`];
    expect(await read("--flow", "1", ...keys)).to.deep.include({ performed: 4, unplanned: [], assumed: [] });
    const again = await hospital.fails("custody", "import", file("other-system.json"), "--flow", "1", ...keys);
    expect(again).to.equal("1 Custody_UnitExists");
    expect(await read("--flow", "1", ...keys, "--from", "4")).to.deep.include({ performed: 0 });

    const steps = [MEDICAL_WASTE.steps[0], { name: "oven", bizStep: "destroying", act: "Destroy", after: ["ward"] }];
    writeFileSync(file("profile.json"), JSON.stringify({ ...MEDICAL_WASTE, steps }));
    const gone = { ...burnt, epcList: OTHER_SYSTEM_BAGS };
    const short = createEpcisDocument({ creationDate: now, context: OTHER_SYSTEM_CONTEXT, events: [own, gone] });
    writeFileSync(file("burnt.json"), JSON.stringify(short));
    const certificate = `0x${"7".repeat(64)}`;
    const given = ["--profile", file("profile.json"), "--certificate", certificate, "--dry-run"];
    const { acts } = await hospital.done("custody", "import", file("burnt.json"), ...given);
    expect(acts).to.have.length(3);
    expect((acts as object[])[2]).to.include({ act: "destroy", step: "oven" });
    expect((acts as object[])[2]).to.deep.include({ certificates: [certificate], units: gone.epcList.map(decodeEpc) });

    const two = ["--flow", "1", "--profile", "food-lot", "--dry-run"];
    expect(await hospital.fails("custody", "import", file("other-system.json"), ...two)).to.equal("1 USAGE");
  });

  it("refuses what is no document, and options of the wrong form", async () => {
    writeFileSync(file("none.json"), "{}");
    expect(await hospital.fails("custody", "import", file("none.json"))).to.equal("1 EPCIS_INVALID");
    for (const wrong of [
      ["--zone", "8"],
      ["--party", "2"],
    ]) {
      expect(await hospital.fails("custody", "export", "--out", file("x"), ...wrong)).to.equal("1 USAGE");
    }
  });
});
