import { expect } from "chai";
import { EMPTY_BOOK, excessOf, partFloor } from "../../src/sdk/treaties/model/reinsurance.ts";
import { remember } from "../../src/testing/chain.ts";
import { type FinanceVector, financeVectors, outcome } from "../../src/testing/finance-vectors.ts";
import { type ReinsuranceMachine, reinsuranceBySdk } from "../../src/testing/reinsurance-machine.ts";
import { reinsuranceOnChain } from "../../src/testing/reinsurance-on-chain.ts";
import { testSystem } from "../../src/testing/system.ts";
import { openTreaties } from "../../src/testing/treaties.ts";
import { playClaims } from "../../src/testing/treaty-claims.ts";

type Given = FinanceVector["in"];
interface WrittenLine {
  readonly reinsurer: string;
  readonly bps: string;
}

const WORDS = {
  LOSS_OUTSIDE_WINDOW: "OUTSIDE_WINDOW",
  PERIOD_BEFORE_FIRST_LOSS: "STARTS_BEFORE_FIRST_LOSS",
  PERIODS_OVERLAP: "PERIODS_OVERLAP",
};

const big = (value: string | undefined): bigint => BigInt(value ?? "0");
const words = (values: readonly bigint[]): string[] => values.map(String);
const sum = (values: readonly bigint[]): bigint => values.reduce((all, each) => all + each, 0n);

/** An amount by reinsurer. */
async function byLine(by: ReinsuranceMachine, amount: bigint, lines: readonly WrittenLine[]) {
  const shares = await by.split(
    amount,
    lines.map(({ bps }) => Number(bps)),
  );
  return Object.fromEntries(lines.map(({ reinsurer }, i) => [reinsurer, String(shares[i])]));
}

const layerOf = (given: Given) => ({
  limit: big(given.limit),
  retention: big(given.deductible),
  reinstatements: Number(given.reinstatements ?? 0),
  reinstatementBps: Number(given.reinstatementBps ?? 0),
  premium: big(given.layerPremium),
  proRataTime: given.proRataTime ?? false,
});

/** Each operation by what a machine has. */
const ANSWERS: Readonly<Record<string, (by: ReinsuranceMachine, given: Given) => Promise<unknown>>> = {
  async quotaShare(by, given) {
    const [cessionBps, lines] = [Number(given.cessionBps), given.lines as WrittenLine[] | undefined];
    const { premium, commission } = await by.cededFloor(big(given.premium), cessionBps, Number(given.commissionBps));
    const recoveries: bigint[] = [];
    for (const loss of given.losses) {
      recoveries.push(await by.quotaShareFloor(big(loss), cessionBps, big(given.eventLimit)));
    }
    const netPremium = premium - commission;
    const all = {
      cededPremium: String(premium),
      commission: String(commission),
      netPremium: String(netPremium),
      recoveries: words(recoveries),
      totalRecovery: String(sum(recoveries)),
    };
    if (lines === undefined) return all;
    const recoveriesByReinsurer: unknown[] = [];
    for (const recovery of recoveries) recoveriesByReinsurer.push(await byLine(by, recovery, lines));
    return { ...all, premiumByReinsurer: await byLine(by, netPremium, lines), recoveriesByReinsurer };
  },
  async surplus(by, given) {
    const [sumInsured, retention] = [big(given.sumInsured), big(given.retention)];
    const ceded = await by.surplusOf(sumInsured, retention, Number(given.lines));
    const retained = excessOf(sumInsured, { retention: 0n, limit: retention });
    return {
      ceded: String(ceded),
      retained: String(retained),
      facultativeNeeded: String(sumInsured - ceded - retained),
      cededPremium: String(await by.surplusFloor(big(given.premium), ceded, sumInsured)),
      recovery: String(await by.surplusFloor(big(given.loss), ceded, sumInsured)),
    };
  },
  async xol(by, given) {
    const [layer, results] = [layerOf(given), [] as unknown[]];
    const again = layer.limit * BigInt(layer.reinstatements);
    let book = EMPTY_BOOK;
    for (const event of given.events) {
      const { recovery, reinstated, book: after } = await by.excess(layer, book, big(event.loss));
      book = after;
      const [day, termDays] = [Number(event.day ?? 0), Number(given.termDays)];
      const premium = await by.reinstatementPremium(layer, reinstated, day, termDays);
      const left = layer.limit + again - book.recovered;
      const result = {
        recovery: String(recovery),
        reinstated: String(reinstated),
        reinstatementPremium: String(premium),
        availableAfter: String(left < layer.limit ? left : layer.limit),
      };
      const shares = given.lines === undefined ? {} : { byReinsurer: await byLine(by, recovery, given.lines) };
      results.push({ ...result, ...shares });
    }
    const remainingAggregate = String(layer.limit + again - book.recovered);
    return { results, totalRecovery: String(book.recovered), remainingAggregate };
  },
  async aggregateXol(by, given) {
    const [aggregateRetention, aggregateLimit] = [big(given.aggregateDeductible), big(given.aggregateLimit)];
    const layer = { ...layerOf(given), aggregateRetention, aggregateLimit };
    const recoveries: bigint[] = [];
    let book = EMPTY_BOOK;
    for (const loss of given.losses) {
      const answer = await by.aggregate(layer, book, big(loss));
      book = answer.book;
      recoveries.push(answer.recovery);
    }
    const below = aggregateRetention - book.losses;
    return {
      recoveries: words(recoveries),
      total: String(sum(recoveries)),
      aadRemaining: String(below > 0n ? below : 0n),
      aalRemaining: String(aggregateLimit - book.recovered),
    };
  },
  async hoursClause(by, given) {
    const losses = given.losses.map(({ loss, ts, amount }: Readonly<Record<string, string>>) => ({
      loss,
      happenedAt: Number(ts),
      amount: big(amount),
    }));
    type Loss = (typeof losses)[number];
    const periods = given.groups.map(({ startTs, losses: names }: { startTs: string; losses: string[] }) => ({
      startsAt: Number(startTs),
      losses: losses.filter(({ loss }: Loss) => names.includes(loss)),
    }));
    return outcome(async () => {
      await by.checkPeriods(Number(given.windowHours), losses, periods);
      const eventLosses: bigint[] = periods.map((each: { losses: Loss[] }) => sum(each.losses.map((l) => l.amount)));
      const recoveries: bigint[] = [];
      for (const loss of eventLosses) recoveries.push((await by.excess(layerOf(given), EMPTY_BOOK, loss)).recovery);
      return { eventLosses: words(eventLosses), recoveries: words(recoveries), total: String(sum(recoveries)) };
    }, WORDS);
  },
  async profitCommission(by, given) {
    const [profitBps, expenseBps, years] = [Number(given.profitBps), Number(given.expenseBps), [] as unknown[]];
    let deficit = 0n;
    for (const { premium, losses, commission } of given.years) {
      const year = { premium: big(premium), losses: big(losses), commission: big(commission) };
      const { profit, forward } = await by.profitCommission({ ...year, expenseBps, profitBps, deficit });
      deficit = forward;
      years.push({ profitCommission: String(profit), deficitForward: String(forward) });
    }
    return { years };
  },
  async programme(by, given) {
    const loss = big(given.loss);
    const quotaShare = await by.quotaShareFloor(loss, Number(given.quotaShareBps), 0n);
    const layers: bigint[] = [];
    for (const each of given.layers) {
      layers.push((await by.excess(layerOf(each), EMPTY_BOOK, loss - quotaShare)).recovery);
    }
    const netRetained = loss - quotaShare - sum(layers);
    return { quotaShare: String(quotaShare), layers: words(layers), netRetained: String(netRetained) };
  },
};

describe("the golden vectors of reinsurance", () => {
  for (const [name, machine] of [
    ["TypeScript", async () => reinsuranceBySdk],
    ["Solidity", reinsuranceOnChain],
  ] as const) {
    it(`${name} agrees with each that is counted`, async function () {
      const vectors = financeVectors("reinsurance");
      if (vectors === undefined) return this.skip();
      const by = await machine();
      let seen = 0;
      for (const { id, op, in: given, out } of vectors.cases) {
        if (op === "treatyClaims") continue; // played on a treaty, below
        const answer = ANSWERS[op];
        if (answer === undefined) throw new Error(`${id} is of an unknown operation: ${op}`);
        expect(await answer(by, given), `${id} ${op}`).to.deep.equal(out);
        seen++;
      }
      expect(seen).to.equal(62);
    });
  }

  it("a treaty agrees with each that is claimed", async function () {
    this.timeout(120_000);
    const vectors = financeVectors("reinsurance");
    if (vectors === undefined) return this.skip();
    const chain = await testSystem();
    const { ethers, deployment, deployer: relayer } = chain;
    const on = await openTreaties({ ethers, deployment, relayer });
    const before = await remember(chain);
    const claims = vectors.cases.filter(({ op }) => op === "treatyClaims");
    expect(claims).to.have.length(5);
    for (const { id, in: given, out } of claims) {
      await before.restore();
      expect(await playClaims(on, given), id).to.deep.equal(out);
    }
  });

  it("parts and excess are rounded down, and never below nothing", () => {
    expect(partFloor(9_999n, 1)).to.equal(0n);
    expect(excessOf(5n, { retention: 5n, limit: 1n })).to.equal(0n);
  });
});
