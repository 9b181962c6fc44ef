import { expect } from "chai";
import { CN_BANK, CN_BANK_TABLE } from "../../../../../src/sdk/settlement/calendars/cn-bank.ts";
import { exceptionsOf } from "../../../../../src/sdk/settlement/model/exceptions-of.ts";
import { parseCalendarTable } from "../../../../../src/sdk/settlement/model/parse-calendar-table.ts";
import { refused } from "../../../../../src/testing/errors.ts";

describe("a calendar as JSON", () => {
  it("is read, and its exceptions come back from what is loaded", async () => {
    const table = parseCalendarTable(JSON.parse(JSON.stringify(CN_BANK_TABLE)));
    expect(table).to.deep.equal(CN_BANK_TABLE);
    for (const [year, days] of Object.entries(table.years)) {
      expect(exceptionsOf(CN_BANK, Number(year))).to.deep.equal(days);
    }
    await refused(() => exceptionsOf(CN_BANK, 2027), "CALENDAR_YEAR_NOT_LOADED");
  });

  it("names the field that is wrong", async () => {
    const year = { holidays: [], makeUpWorkingDays: [] };
    for (const [change, field] of [
      [{ name: "" }, "name"],
      [{ utcOffset: 50_401 }, "utcOffset"],
      [{ years: { "1969": year } }, "years.1969"],
      [{ years: { "2027": { holidays: [] } } }, "years.2027.makeUpWorkingDays"],
      [{ years: { "2027": { ...year, holidays: ["New Year"] } } }, "years.2027.holidays[0]"],
      [{ weekend: ["Friday"] }, "weekend"],
    ] as const) {
      const error = await refused(() => parseCalendarTable({ ...CN_BANK_TABLE, ...change }), "CALENDAR_TABLE_INVALID");
      expect(error.values.field).to.equal(field);
    }
    await refused(() => parseCalendarTable({ ...CN_BANK_TABLE, name: "CN BANK" }), "ARGUMENT_INVALID");
    const saturday = { "2027": { ...year, holidays: ["2027-01-02"] } };
    await refused(() => parseCalendarTable({ ...CN_BANK_TABLE, years: saturday }), "ARGUMENT_INVALID");
  });
});
