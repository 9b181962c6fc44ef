import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import type { CycleTerms } from "../../src/sdk/clearing/model/cycle-terms.ts";
import { listsAfter } from "../../src/sdk/clearing/model/lists.ts";
import { netCycle } from "../../src/sdk/clearing/model/net-cycle.ts";
import type { Obligation } from "../../src/sdk/clearing/model/obligation.ts";
import { openClearing } from "../../src/testing/clearing.ts";
import { randomObligations } from "../../src/testing/random-obligations.ts";
import type { Row } from "../bridge/rows.ts";
import { median, rounded } from "../bridge/statistics.ts";
import { openChain } from "../gas/chain.ts";
import { allOf, newTerms, playCycle } from "./play-cycle.ts";

export interface Sizes {
  readonly banks: number;
  readonly obligations: number;
  /** Obligations in one transaction. */
  readonly most: number;
  /** Times that netting is measured. */
  readonly runs: number;
}

/** Gas that an obligation may cost, the whole cycle divided by its obligations. */
export const BAR = 9_000;

const MONEY = 10n ** 13n;
const ASIDE = 10n ** 6n;

/** Nets, beside a floor, and plays the cycle. */
export async function measureClearing({ banks, obligations: count, most, runs }: Sizes): Promise<Row[]> {
  const chain = await openChain();
  const [relayer, admin] = chain.accounts;
  const deployment = await deployDevelopmentSystem({ signer: relayer, admin, network: "bench" });
  const on = await openClearing({
    ethers: chain.ethers,
    deployment,
    relayer,
    banks,
    money: MONEY,
    collateral: 2n * ASIDE,
    fund: 2n * ASIDE,
  });
  const terms = await newTerms(on, ASIDE, ASIDE);
  const obligations = randomObligations(terms, count, banks);
  const netting = timeOf(runs, () => netCycle(terms, obligations));
  const floor = timeOf(runs, () => addUp(terms, obligations));
  const lists = timeOf(Math.min(runs, 5), () => listsAfter(terms, obligations));
  const gas = await playCycle(on, terms, obligations, { most });
  const per = (value: number) => Math.round(value / count);
  return [
    {
      name: "clearing-netting",
      value: netting,
      unit: "ms",
      ...beside("floor: two sums for each obligation", floor, netting),
    },
    { name: "clearing-lists", value: lists, unit: "ms" },
    { name: "clearing-gas-per-obligation", value: per(allOf(gas)), unit: "gas" },
    { name: "clearing-gas-submit-per-obligation", value: per(gas.submit), unit: "gas" },
    { name: "clearing-gas-net", value: gas.net, unit: "gas" },
    { name: "clearing-gas-settle", value: gas.settle, unit: "gas" },
  ];
}

const beside = (peer: string, peerValue: number, value: number) => {
  return { peer, peerValue, ratio: peerValue === 0 ? 0 : rounded(value / peerValue, 2) };
};

/** What netting cannot be without: each amount to its debtor and its creditor, with nothing checked. */
function addUp({ members }: CycleTerms, obligations: readonly Obligation[]): Map<number, bigint> {
  const nets = new Map(members.map(({ bank }) => [bank, 0n]));
  for (const { debtor, creditor, amount } of obligations) {
    nets.set(debtor, (nets.get(debtor) ?? 0n) - amount);
    nets.set(creditor, (nets.get(creditor) ?? 0n) + amount);
  }
  return nets;
}

/** Milliseconds of one, the median of many. */
function timeOf(runs: number, act: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const begin = performance.now();
    act();
    return performance.now() - begin;
  });
  return rounded(median(times), 2);
}
