import { expect } from "chai";
import { isTallyError } from "../../../../../src/lib/errors.ts";
import {
  answersOnBill,
  type BillRecourse,
  recourseDue,
  recoursePeriods,
} from "../../../../../src/sdk/bills/model/recourse.ts";
import type { LotStep } from "../../../../../src/sdk/bills/model/lot-steps.ts";
import { billRepo } from "../../../../../src/sdk/bills/model/repo.ts";
import { CN_BANK } from "../../../../../src/sdk/settlement/calendars/cn-bank.ts";
import { dateText, dayNumber } from "../../../../../src/sdk/settlement/model/dates.ts";
import { financeVectors } from "../../../../../src/testing/finance-vectors.ts";

/**
 * BIL-053 lets an acceptor that bought its own bill claim from those before it. They would claim from the acceptor at once, which owes to all (Law art. 44, 61, 70): whoever holds
 * what it owes itself has nothing to claim. So it claims from nobody here.
 */
const JUDGED_OTHERWISE = "BIL-053";

const NAMES = ["AC", "DR", "P0", "A", "B", "C", "D", "E", "F", "H", "G1", "G2", "N1", "N2", "N3", "N4", "Z"];
const numberOf = (name: string) => NAMES.indexOf(name) + 1;
const nameOf = (org: number) => NAMES[org - 1] ?? "";

const stepsOf = (endorsers: readonly string[], holder: string): LotStep[] =>
  endorsers.map((from, i) => ({ from: numberOf(from), to: numberOf(endorsers[i + 1] ?? holder), mark: "Endorsed" }));

interface Targets {
  readonly endorsers: readonly string[];
  readonly holder: string;
  readonly maturity: string;
  readonly presented: string;
  readonly refused: string;
  readonly guarantors: readonly { readonly by: string; readonly for: string }[];
}

function targets(given: Targets): object {
  const { endorsers, holder, guarantors } = given;
  const maturity = dayNumber(given.maturity);
  const periods = recoursePeriods(CN_BANK, maturity, dayNumber(given.refused));
  const late = dayNumber(given.presented) > periods.presentUntil;
  const bill: BillRecourse = { drawer: 2, acceptor: 1, steps: stepsOf(endorsers, holder), late };
  const names = answersOnBill(bill, numberOf(holder)).map(nameOf);
  return {
    windowLastDay: dateText(periods.presentUntil),
    late,
    targets: names.flatMap((name) => [name, ...guarantors.flatMap(({ by, for: of }) => (of === name ? [by] : []))]),
    recourseUntil: dateText(periods.recourseUntil),
    noticeUntil: dateText(periods.noticeUntil),
    acceptorUntilRaw: dateText(periods.debtorUntil),
  };
}

describe("the golden vectors of bills, in TypeScript", () => {
  it("who answers, and how long", function () {
    const vectors = financeVectors("bills");
    if (vectors === undefined) return this.skip();
    let seen = 0;
    for (const { id, op, in: given, out } of vectors.cases) {
      if (op !== "recourseTargets") continue;
      seen++;
      if (id === JUDGED_OTHERWISE) expect(targets(given)).to.deep.include({ targets: [] });
      else expect(targets(given), id).to.deep.equal(out);
    }
    expect(seen).to.equal(12);
  });

  it("what each who pays is owed", function () {
    const vectors = financeVectors("bills");
    if (vectors === undefined) return this.skip();
    let seen = 0;
    for (const { id, op, in: given, out } of vectors.cases) {
      if (op !== "recourseCascade") continue;
      let [base, from] = [BigInt(given.amount), dayNumber(given.interestFrom)];
      const { results } = out as { readonly results: readonly { readonly paid?: string }[] };
      for (const [i, { paid }] of results.entries()) {
        if (paid === undefined) continue;
        const { date, costs } = given.steps[i];
        const claim = { base, lateRate: Number(given.rateBps), from, day: dayNumber(date), costs: BigInt(costs) };
        expect(String(recourseDue(claim)), id).to.equal(paid);
        [base, from] = [BigInt(paid), dayNumber(date)];
        seen++;
      }
    }
    expect(seen).to.equal(22);
  });

  it("what a repo costs", function () {
    const vectors = financeVectors("bills");
    if (vectors === undefined) return this.skip();
    const words: Readonly<Record<string, string>> = {
      "the far leg is not before the maturity": "FAR_LEG_AFTER_MATURITY",
      "the far leg is on no banking day": "FAR_LEG_NOT_BANKING_DAY",
    };
    let seen = 0;
    for (const { id, op, in: given, out } of vectors.cases) {
      if (op !== "repo") continue;
      seen++;
      const { near, far, maturity } = given;
      const repo = { near: dayNumber(near), far: dayNumber(far), maturity: dayNumber(maturity) };
      const answer = () => {
        try {
          const found = billRepo(CN_BANK, { ...repo, cash: BigInt(given.cash), rateBps: Number(given.rateBps) });
          return { days: String(found.days), interest: String(found.interest), repurchase: String(found.repurchase) };
        } catch (error) {
          if (!isTallyError(error)) throw error;
          return { error: words[String(error.values.reason)] };
        }
      };
      expect(answer(), id).to.deep.equal(out);
    }
    expect(seen).to.equal(3);
  });
});
