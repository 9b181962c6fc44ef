import { expect } from "chai";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { adoptRules } from "../../../src/sdk/custody/actions/adopt-rules.ts";
import { buildSetProfileProposal } from "../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { unitId } from "../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../src/sdk/custody/profiles/medical-waste.ts";
import { admitted, decide } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

const [WARD, STORE] = ["6941234000012", "6941234000029"];
const [LATE, IN_TIME] = ["8003/06941234000012B0001", "8003/06941234000012B0002"];
const ABROAD = "8003/06941234000012B0003";
const HOURS_48 = 48 * 3_600;
const HOURS_49 = 49 * 3_600;

describe("tally custody overdue", () => {
  let system: ServedSystem;
  let hospital: ReturnType<typeof commands>;
  let now: string;

  const stored = async (bag: string, when: string) => {
    const amount = ["--class", "sharps", "--quantity", "12.5", "--items", "1", "--site", WARD];
    await hospital.done("custody", "create", bag, "--flow", "1", ...amount, "--when", when);
    await hospital.done("custody", "record", "temporary storage", bag, "--site", STORE, "--when", when);
  };
  const chainTime = async () => {
    const { timestamp } = (await system.client.provider.getBlock("latest")) ?? { timestamp: 0 };
    return new Date(timestamp * 1_000).toISOString().replace(".000Z", "Z");
  };

  before(async () => {
    system = await servedSystem();
    hospital = commands(system, 2);
    const { provider, deployment } = system.client;
    await decide([system.client], buildSetProfileProposal(system.client, { profile: MEDICAL_WASTE }));
    await adoptRules(system.client, { rules: 1 });
    const member = await connectAll({ signer: developmentWallet(2).connect(provider), deployment });
    await admitted([system.client], member, "General Hospital", ["GENERATOR"]);
    await stored(LATE, await chainTime());
    await system.pass(HOURS_49);
    now = await chainTime();
    await stored(IN_TIME, now);
  });
  after(() => system.close());

  it("counts 48 hours from a time in any zone, over each midnight between", async () => {
    const began = Date.parse(await chainTime());
    const utc = (ms: number) => new Date(ms).toISOString().slice(0, 19);
    await stored(ABROAD, `${utc(began + 8 * 3_600_000)}+08:00`);
    const overdueAt = async (seconds: number) => {
      const { overdue } = await hospital.done("custody", "overdue", "--at", `${utc(began + seconds * 1_000)}Z`);
      return (overdue as { unit: string }[]).map(({ unit }) => unit).includes(unitId(2, ABROAD));
    };
    expect(await overdueAt(HOURS_48 - 1)).to.equal(false);
    expect(await overdueAt(HOURS_48)).to.equal(false);
    expect(await overdueAt(HOURS_48 + 1)).to.equal(true);
    await hospital.done("custody", "lost", ABROAD, "--when", await chainTime());
  });

  it("flags what is overdue by the chain's clock, and goes on after what is not", async () => {
    const soon = ["custody", "overdue", "--at", "2999-01-01"];
    expect(await hospital.done("custody", "overdue", "--at", now)).not.to.have.property("flags");
    const { flags, overdue } = await hospital.done(...soon, "--flag");
    expect(overdue).to.have.length(2);
    expect(flags).to.deep.equal([
      { unit: unitId(2, LATE), flag: "flagged" },
      { unit: unitId(2, IN_TIME), flag: "Custody_NotOverdue" },
    ]);
    const { out } = await tally([...system.where, ...soon, "--flag"]);
    expect(out).to.match(/was due +on record\n.*B0001 .* before\n.*B0002 .* Custody_NotOverdue/);
  });
});
