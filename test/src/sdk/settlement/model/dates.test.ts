import { expect } from "chai";
import fc from "fast-check";
import {
  addMonths,
  dateText,
  dayNumber,
  fromDate,
  sameMonth,
  startOfYear,
  toDate,
  yearOf,
} from "../../../../../src/sdk/settlement/model/dates.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const LAST = 2_932_896;
const MILLISECONDS = 86_400_000;

describe("dates", () => {
  it("are those of the engine's own calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LAST }), (day) => {
        const text = new Date(day * MILLISECONDS).toISOString().slice(0, 10);
        expect(dateText(day)).to.equal(text);
        expect(dayNumber(text)).to.equal(day);
        expect(fromDate(toDate(day))).to.equal(day);
        expect(dateText(startOfYear(yearOf(day)))).to.equal(`${text.slice(0, 4)}-01-01`);
      }),
    );
  });

  it("months later it is the corresponding day, else the last of the month", () => {
    const later = (date: string, months: number) => dateText(addMonths(dayNumber(date), months));
    expect(later("2024-08-31", 6)).to.equal("2025-02-28");
    expect(later("2025-02-28", 6)).to.equal("2025-08-28");
    expect(later("2024-02-29", 12)).to.equal("2025-02-28");
    expect(later("2025-12-15", 1)).to.equal("2026-01-15");
    expect(later("2025-12-15", 0)).to.equal("2025-12-15");
    expect(sameMonth(dayNumber("2025-01-01"), dayNumber("2025-01-31"))).to.equal(true);
    expect(sameMonth(dayNumber("2025-01-01"), dayNumber("2026-01-01"))).to.equal(false);
  });

  it("refuses what is no date", async () => {
    for (const date of ["2025-02-29", "1969-12-31", "2025-13-01", "2025-00-01", "2025-01-00", "2025-1-1", "x"]) {
      await refused(() => dayNumber(date), "DATE_INVALID");
    }
    await refused(() => addMonths(LAST, 1), "DATE_INVALID");
    await refused(() => toDate(-1), "ARGUMENT_INVALID");
    await refused(() => addMonths(0, 0.5), "ARGUMENT_INVALID");
  });
});
