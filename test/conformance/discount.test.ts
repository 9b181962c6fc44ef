import { expect } from "chai";
import { CONVENTIONS } from "../../src/sdk/settlement/model/bank-calendar.ts";
import { dateText, dayNumber } from "../../src/sdk/settlement/model/dates.ts";
import type { Basis, Period, Rate } from "../../src/sdk/settlement/model/day-count.ts";
import { financeBySdk } from "../../src/testing/finance-by-sdk.ts";
import { financeContracts } from "../../src/testing/finance-contracts.ts";
import type { FinanceMachine } from "../../src/testing/finance-machine.ts";
import { financeOnChain } from "../../src/testing/finance-on-chain.ts";
import { type FinanceVector, financeVectors, outcome } from "../../src/testing/finance-vectors.ts";
import { playRedemption } from "../../src/testing/redemption.ts";

const WORDS = {
  CALENDAR_YEAR_NOT_LOADED: "CALENDAR_OUT_OF_RANGE",
  DAYS_REVERSED: "TRADE_AFTER_MATURITY",
  DISCOUNT_EXCEEDS_FACE: "DISCOUNT_EXCEEDS_FACE",
};

const rateOf = ({ rate, rateScale, basis }: FinanceVector["in"]): Rate => ({
  rate: Number(rate),
  rateScale: Number(rateScale),
  basis: `Act${basis}` as Basis,
});
const periodOf = (given: FinanceVector["in"], days: number): Period => ({
  ...rateOf(given),
  face: BigInt(given.face),
  days,
});
const bankDiscount = async (by: FinanceMachine, period: Period) => ({
  discount: String(await by.discountCeil(period)),
  proceeds: String(await by.proceedsFloor(period)),
});

/** Each operation by what a machine has. */
const ANSWERS: Readonly<Record<string, (by: FinanceMachine, given: FinanceVector["in"]) => Promise<unknown>>> = {
  bankDiscount: (by, given) => bankDiscount(by, periodOf(given, Number(given.days))),
  async bankDiscountDated(by, given) {
    const convention = CONVENTIONS.find((name) => name.toUpperCase() === given.convention.replace("_", ""));
    if (convention === undefined) throw new Error(`no convention ${given.convention}`);
    const paymentDay = await by.roll(dayNumber(given.maturity), convention);
    const days = await by.daysBetween(dayNumber(given.tradeDate), paymentDay);
    const amounts = await bankDiscount(by, periodOf(given, days));
    return { ...amounts, days: String(days), paymentDay: dateText(paymentDay) };
  },
  async discountToYield(by, given) {
    const proceeds = await by.presentValueFloor(periodOf(given, Number(given.days)));
    return { proceeds: String(proceeds), discount: String(BigInt(given.face) - proceeds) };
  },
  async lateInterest(by, given) {
    const [due, asOf] = [dayNumber(given.due), dayNumber(given.asOf)];
    let [outstanding, products, since] = [BigInt(given.face), 0n, due];
    for (const { date, amount } of given.payments) {
      products += await by.balanceDays(outstanding, await by.daysBetween(since, dayNumber(date)));
      outstanding -= BigInt(amount);
      since = dayNumber(date);
    }
    products += await by.balanceDays(outstanding, await by.daysBetween(since, asOf));
    const within = await by.withinGrace(due, Number(given.graceDays), asOf);
    const lateInterest = within ? 0n : await by.interestCeil(products, rateOf(given));
    return { outstanding: String(outstanding), lateInterest: String(lateInterest) };
  },
  redemption: (by, given) => playRedemption(by, given),
};

describe("the golden vectors of discount, interest and redemption", () => {
  for (const [name, machine] of [
    ["TypeScript", async () => financeBySdk],
    ["Solidity", async () => financeOnChain(await financeContracts())],
  ] as const) {
    it(`${name} agrees with each`, async function () {
      const vectors = financeVectors("discount");
      if (vectors === undefined) return this.skip();
      const by = await machine();
      for (const { id, op, in: given, out } of vectors.cases) {
        const answer = ANSWERS[op];
        if (answer === undefined) throw new Error(`${id} is of an unknown operation: ${op}`);
        expect(await outcome(() => answer(by, given), WORDS), `${id} ${op}`).to.deep.equal(out);
      }
    });
  }
});
