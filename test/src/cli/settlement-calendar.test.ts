import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { CN_BANK_TABLE } from "../../../src/sdk/settlement/calendars/cn-bank.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

describe("tally calendar", () => {
  let system: ServedSystem;
  let ours: ReturnType<typeof commands>;
  before(async () => {
    system = await servedSystem();
    ours = commands(system);
  });
  after(() => system.close());

  const decided = async (...args: string[]) => {
    const { proposalId, description } = await ours.done("calendar", ...args);
    const id = String(proposalId);
    await ours.done("council", "vote", id, "for");
    await ours.done("council", "queue", id);
    await ours.done("council", "execute", id);
    return description;
  };

  it("proposes a calendar, a year more and a closure, and shows what came of them", async () => {
    const years = { "2027": { holidays: ["2027-01-01"], makeUpWorkingDays: ["2027-01-02"] } };
    const file = join(system.folder, "calendar.json");
    writeFileSync(file, JSON.stringify({ ...CN_BANK_TABLE, years }));
    await decided("create", "CN-BANK");
    expect(await decided("load", file, "2027"))
      .to.contain("2027-01-01")
      .and.to.contain("2027-01-02");
    expect(await decided("close", "CN-BANK", "2027-03-01", "--description", "A storm")).to.contain("A storm");

    const shown = await ours.done("calendar", "show", "CN-BANK", "2026", "2027", "2030");
    expect(shown).to.deep.include({ calendar: "CN-BANK", version: 6, utcOffset: 28_800 });
    expect(shown.years).to.deep.equal([
      { year: 2026, ...CN_BANK_TABLE.years["2026"] },
      { year: 2027, holidays: ["2027-01-01", "2027-03-01"], makeUpWorkingDays: ["2027-01-02"] },
    ]);
    const { out } = await tally([...system.where, "--wide", "calendar", "show", "CN-BANK", "2027"]);
    expect(out).to.match(/version 6[\s\S]*2027 +closed +2027-01-01 2027-03-01[\s\S]*2027 +open +2027-01-02/);
  });

  it("refuses a table that is none, and a year that it does not have", async () => {
    const file = join(system.folder, "none.json");
    writeFileSync(file, JSON.stringify({ ...CN_BANK_TABLE, utcOffset: "+08:00" }));
    expect(await ours.fails("calendar", "create", file)).to.equal("1 CALENDAR_TABLE_INVALID");
    expect(await ours.fails("calendar", "load", "CN-BANK", "2027")).to.equal("1 USAGE");
    expect(await ours.fails("calendar", "show", "NONE", "2027")).to.equal("1 NOT_FOUND");
  });
});
