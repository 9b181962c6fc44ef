import { expect } from "chai";
import { CN_BANK_TABLE } from "../../src/sdk/settlement/calendars/cn-bank.ts";
import { CONVENTIONS } from "../../src/sdk/settlement/model/bank-calendar.ts";
import { dateText, dayNumber } from "../../src/sdk/settlement/model/dates.ts";
import { financeBySdk } from "../../src/testing/finance-by-sdk.ts";
import { financeContracts } from "../../src/testing/finance-contracts.ts";
import type { FinanceMachine } from "../../src/testing/finance-machine.ts";
import { financeOnChain } from "../../src/testing/finance-on-chain.ts";
import { type FinanceVector, financeVectors, outcome } from "../../src/testing/finance-vectors.ts";

const WORDS = { CALENDAR_YEAR_NOT_LOADED: "CALENDAR_OUT_OF_RANGE" };
const CLOCK = /^(\d\d):(\d\d)$/;

/** "MODIFIED_FOLLOWING" is ModifiedFollowing. */
const conventionOf = (text: string) => {
  const found = CONVENTIONS.find((name) => name.toUpperCase() === text.replace("_", ""));
  if (found === undefined) throw new Error(`no convention ${text}`);
  return found;
};

const secondsOf = (time: string) => {
  const [, hours, minutes] = CLOCK.exec(time) as RegExpExecArray;
  return Number(hours) * 3600 + Number(minutes) * 60;
};

/** Each operation by what a machine has. */
const ANSWERS: Readonly<Record<string, (by: FinanceMachine, given: FinanceVector["in"]) => Promise<unknown>>> = {
  async isBankingDay(by, { date }) {
    const day = dayNumber(date);
    return { bankingDay: await by.isBankingDay(day), dayNo: String(day) };
  },
  async addBankingDays(by, { date, n }) {
    const day = dayNumber(date);
    return { date: dateText(await (n < 0 ? by.subtractBankingDays(day, -n) : by.addBankingDays(day, n))) };
  },
  async adjust(by, { date, convention }) {
    return { date: dateText(await by.roll(dayNumber(date), conventionOf(convention))) };
  },
  async effectiveDay(by, { ts, cutoff }) {
    const effectiveDay = dateText(await by.effectiveDay(BigInt(ts), secondsOf(cutoff)));
    return { localDay: dateText(await by.dayOf(BigInt(ts))), effectiveDay };
  },
  async ucpExamination(by, { presentedOn }) {
    const received = await by.roll(dayNumber(presentedOn), "Following");
    const last = await by.addBankingDays(received, 5);
    const precluded = await by.startOf(last + 1);
    return { receivedOn: dateText(received), lastDay: dateText(last), precludedFromTs: String(precluded) };
  },
  async billPresentationWindow(by, { maturity }) {
    const day = dayNumber(maturity);
    const paymentDay = dateText(await by.roll(day, "Following"));
    const lastDay = dateText(await by.roll(day + 10, "Following"));
    return { opens: maturity, paymentDay, lastDayRaw: dateText(day + 10), lastDay };
  },
  async lcLatestPresentation(by, { shipDate, periodDays, expiry }) {
    const extended = await by.roll(dayNumber(expiry), "Following");
    const last = Math.min(extended, await by.roll(dayNumber(shipDate) + periodDays, "Following"));
    const latestShipment = "not extended";
    return { expiryExtended: dateText(extended), latestShipment, lastPresentationDay: dateText(last) };
  },
  async addMonthsLimitation(by, { from, months }) {
    const raw = await by.addMonths(dayNumber(from), months);
    return { raw: dateText(raw), lastDay: dateText(await by.roll(raw, "Following")) };
  },
  async tenorCheck(by, { issue, maturity, maxMonths }) {
    const last = await by.addMonths(dayNumber(issue), maxMonths);
    const day = dayNumber(maturity);
    return { maxMaturity: dateText(last), ok: day > dayNumber(issue) && day <= last };
  },
  async daysBetween(by, { from, to }) {
    return { days: String(await by.daysBetween(dayNumber(from), dayNumber(to))) };
  },
};

describe("the golden vectors of the calendar", () => {
  for (const [name, machine] of [
    ["TypeScript", async () => financeBySdk],
    ["Solidity", async () => financeOnChain(await financeContracts())],
  ] as const) {
    it(`${name} agrees with each`, async function () {
      const vectors = financeVectors("calendar");
      if (vectors === undefined) return this.skip();
      const by = await machine();
      for (const { id, op, in: given, out } of vectors.cases) {
        const answer = ANSWERS[op];
        if (answer === undefined) throw new Error(`${id} is of an unknown operation: ${op}`);
        expect(await outcome(() => answer(by, given), WORDS), `${id} ${op}`).to.deep.equal(out);
      }
    });
  }

  it("CN-BANK has the days that the vectors were made with", function () {
    const vectors = financeVectors("calendar");
    if (vectors === undefined) return this.skip();
    const years = Object.values(CN_BANK_TABLE.years);
    const { weekdayHolidays, makeUpWorkingDays } = vectors.conventions;
    expect(years.flatMap(({ holidays }) => holidays)).to.deep.equal(weekdayHolidays);
    expect(years.flatMap((year) => year.makeUpWorkingDays)).to.deep.equal(makeUpWorkingDays);
  });
});
