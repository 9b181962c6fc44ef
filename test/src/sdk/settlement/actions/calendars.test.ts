import { expect } from "chai";
import { CN_BANK, CN_BANK_TABLE } from "../../../../../src/sdk/settlement/calendars/cn-bank.ts";
import { isBankingDay } from "../../../../../src/sdk/settlement/model/bank-calendar.ts";
import { dayNumber } from "../../../../../src/sdk/settlement/model/dates.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { financeContracts } from "../../../../../src/testing/finance-contracts.ts";

const calendar = "CN-BANK";
const YEARS = [2023, 2024, 2025, 2026, 2027];

describe("calendars", () => {
  it("the Council publishes a table, and anybody computes with it", async () => {
    const { ours } = await financeContracts();
    const published = await ours.calendars.getCalendar({ calendar, years: YEARS });
    expect(published).to.deep.equal({ ...CN_BANK, version: 4 });
    await refused(ours.calendars.getCalendar({ calendar: "NONE", years: [] }), "NOT_FOUND");
    await refused(ours.calendars.getCalendar({ calendar, years: [70_000] }), "ARGUMENT_INVALID");
  });

  it("the Council loads a year more, once, and closes a day", async () => {
    const { ours } = await financeContracts();
    const year = { calendar, year: 2099, holidays: ["2099-01-01"], makeUpWorkingDays: ["2099-01-03"] };
    const proposal = ours.calendars.buildLoadYearProposal(year);
    expect(proposal.description).to.contain("2099-01-01").and.to.contain("2099-01-03");
    await decide([ours], proposal);
    const date = "2099-03-02";
    await decide([ours], ours.calendars.buildAddClosureProposal({ calendar, date }));
    const { version, ...changed } = await ours.calendars.getCalendar({ calendar, years: [2099] });
    expect(version).to.equal(6);
    const open = (day: string) => isBankingDay(changed, dayNumber(day));
    expect(["2099-01-01", "2099-01-02", "2099-01-03", date, "2099-03-03"].map(open)).to.deep.equal([
      false,
      true,
      true,
      false,
      true,
    ]);
    const again = ours.calendars.buildLoadYearProposal({ ...year, description: "again" });
    await refused(decide([ours], again), "BankCalendar_YearLoaded");
  });

  it("says what a proposal does, or what it is told", async () => {
    const { ours } = await financeContracts();
    const { buildCreateCalendarProposal, buildPublishCalendarProposal } = ours.calendars;
    expect(buildCreateCalendarProposal({ calendar: "TARGET", utcOffset: -3600 }).description).to.contain("TARGET");
    expect(buildPublishCalendarProposal({ table: CN_BANK_TABLE }).targets).to.have.length(4);
    expect(buildPublishCalendarProposal({ table: CN_BANK_TABLE, description: "All" }).description).to.equal("All");
    await refused(() => buildCreateCalendarProposal({ calendar: "X", utcOffset: 50_401 }), "ARGUMENT_INVALID");
    await refused(() => ours.calendars.buildAddClosureProposal({ calendar, date: "2099-02-30" }), "DATE_INVALID");
  });
});
