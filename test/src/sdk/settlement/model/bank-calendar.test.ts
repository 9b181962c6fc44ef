import { expect } from "chai";
import { CN_BANK, CN_BANK_TABLE } from "../../../../../src/sdk/settlement/calendars/cn-bank.ts";
import {
  addBankingDays,
  type BankCalendar,
  cutoffOf,
  dayOf,
  effectiveDay,
  isBankingDay,
  roll,
  scheduleOf,
  startOf,
  subtractBankingDays,
} from "../../../../../src/sdk/settlement/model/bank-calendar.ts";
import { fromCalendarId, toCalendarId } from "../../../../../src/sdk/settlement/model/calendar-id.ts";
import { calendarOf, closedDays, fromHalves, toHalves } from "../../../../../src/sdk/settlement/model/closed-days.ts";
import { dateText, dayNumber } from "../../../../../src/sdk/settlement/model/dates.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const at = (date: string) => dayNumber(date);

describe("a bank calendar", () => {
  it("has the working days of three years", () => {
    const open = Object.keys(CN_BANK_TABLE.years).map((year) => {
      let days = 0;
      for (let day = at(`${year}-01-01`); day <= at(`${year}-12-31`); day++) if (isBankingDay(CN_BANK, day)) days++;
      return days;
    });
    // Weekdays, less holidays, and make-up working days.
    expect(open).to.deep.equal([262 - 19 + 8, 261 - 18 + 5, 261 - 19 + 6]);
  });

  it("counts banking days over a break and a make-up Sunday", () => {
    expect(dateText(addBankingDays(CN_BANK, at("2025-01-26"), 1))).to.equal("2025-01-27");
    expect(dateText(addBankingDays(CN_BANK, at("2025-01-27"), 1))).to.equal("2025-02-05");
    expect(dateText(subtractBankingDays(CN_BANK, at("2025-02-05"), 1))).to.equal("2025-01-27");
    expect(dateText(subtractBankingDays(CN_BANK, at("2025-02-01"), 0))).to.equal("2025-01-27");
  });

  it("rolls a maturity and closes transfers before it", () => {
    const schedule = scheduleOf(CN_BANK, { maturity: at("2025-10-01"), convention: "Following", n: 2 });
    expect(dateText(schedule.paymentDay)).to.equal("2025-10-09");
    expect(schedule.cutoff).to.equal(BigInt(Date.parse("2025-09-29T00:00:00+08:00") / 1000));
    expect(cutoffOf(CN_BANK, schedule.paymentDay, 2)).to.equal(schedule.cutoff);
  });

  it("knows in which local day a second is", () => {
    const midnight = BigInt(Date.parse("2025-03-05T00:00:00+08:00") / 1000);
    expect(startOf(CN_BANK, at("2025-03-05"))).to.equal(midnight);
    expect([dayOf(CN_BANK, midnight - 1n), dayOf(CN_BANK, midnight)].map(dateText)).to.deep.equal([
      "2025-03-04",
      "2025-03-05",
    ]);
    expect(dateText(effectiveDay(CN_BANK, midnight + 61_200n, 61_200))).to.equal("2025-03-06");
  });

  it("never guesses", async () => {
    const error = await refused(() => isBankingDay(CN_BANK, at("2027-01-01")), "CALENDAR_YEAR_NOT_LOADED");
    expect(error.values).to.deep.equal({ calendar: "CN-BANK", year: 2027 });
    await refused(() => addBankingDays(CN_BANK, at("2026-12-31"), 1), "CALENDAR_YEAR_NOT_LOADED");
    await refused(() => subtractBankingDays(CN_BANK, at("2024-01-02"), 1), "CALENDAR_YEAR_NOT_LOADED");
    await refused(() => roll(CN_BANK, at("2024-01-01"), "ModifiedPreceding"), "CALENDAR_YEAR_NOT_LOADED");
    const west: BankCalendar = { ...CN_BANK, utcOffset: -1 };
    await refused(() => dayOf(west, 0), "CALENDAR_TOO_EARLY");
    await refused(() => startOf(CN_BANK, 0), "CALENDAR_TOO_EARLY");
    await refused(() => roll(CN_BANK, at("2025-01-01"), "Nearest" as "Following"), "ARGUMENT_INVALID");
    await refused(() => addBankingDays(CN_BANK, at("2025-01-01"), -1), "ARGUMENT_INVALID");
  });
});

describe("a calendar's table", () => {
  it("is halves on chain, and whole again", () => {
    const closed = closedDays(2024, CN_BANK_TABLE.years["2024"] ?? { holidays: [], makeUpWorkingDays: [] });
    const { first, second } = toHalves(closed);
    expect([first >> 184n, second >> 182n]).to.deep.equal([0n, 0n]);
    expect(fromHalves({ first, second })).to.equal(closed);
    expect(CN_BANK.years.get(2024)).to.equal(closed);
  });

  it("names each exception once, in its year and against the week", async () => {
    const load = (holidays: string[], makeUpWorkingDays: string[] = []) =>
      refused(() => closedDays(2025, { holidays, makeUpWorkingDays }), "ARGUMENT_INVALID");
    expect((await load(["2025-01-01", "2025-01-04"])).values).to.deep.equal({
      field: "holidays[1]",
      value: "2025-01-04",
    });
    await load(["2025-01-01", "2025-01-01"]);
    await load(["2024-01-01"]);
    await load([], ["2025-01-06"]);
    await load([], ["2025-01-04", "2025-01-04"]);
    await refused(() => closedDays(2025, { holidays: ["2025-02-29"], makeUpWorkingDays: [] }), "DATE_INVALID");
    const { years } = calendarOf({
      name: "WEEKS",
      utcOffset: 0,
      years: { 2027: { holidays: [], makeUpWorkingDays: [] } },
    });
    expect([...years.keys()]).to.deep.equal([2027]);
  });

  it("has a name that fits a word", async () => {
    expect(fromCalendarId(toCalendarId("CN-BANK"))).to.equal("CN-BANK");
    expect(fromCalendarId(`0x${"ff".repeat(32)}`)).to.equal(`0x${"ff".repeat(32)}`);
    await refused(() => toCalendarId("CN BANK"), "ARGUMENT_INVALID");
    await refused(() => toCalendarId("x".repeat(32)), "ARGUMENT_INVALID");
  });
});
