import { fundCycleAndWait } from "../../src/sdk/clearing/actions/fund-cycle.ts";
import { resolveDefaultAndWait } from "../../src/sdk/clearing/actions/resolve-default.ts";
import { settleCycleAndWait } from "../../src/sdk/clearing/actions/settle-cycle.ts";
import { submitNetsAndWait } from "../../src/sdk/clearing/actions/submit-nets.ts";
import type { CycleTerms } from "../../src/sdk/clearing/model/cycle-terms.ts";
import { obligationsOf } from "../../src/sdk/clearing/model/lists.ts";
import { netCycle } from "../../src/sdk/clearing/model/net-cycle.ts";
import type { Obligation } from "../../src/sdk/clearing/model/obligation.ts";
import { largestNetDebtor } from "../../src/sdk/clearing/model/resolve-shortfall.ts";
import type { ClearingSystem } from "../../src/testing/clearing.ts";

/** Gas of each act of one cycle; of those that are done several times, of all together. */
export interface CycleGas {
  readonly open: number;
  readonly join: number;
  readonly submit: number;
  readonly net: number;
  readonly fund: number;
  /** How many banks paid. */
  readonly debtors: number;
  readonly settle: number;
  /** Zero where every bank paid. */
  readonly recompute: number;
}

/** A cap far above what any bank of the benchmark owes, for each bank and for each pair. */
const CAP = 2n ** 100n;

/** Each bank lets each other owe it something. */
export const withPairCaps = (terms: CycleTerms): CycleTerms => ({
  ...terms,
  pairCaps: terms.members.flatMap(({ bank: creditor }) =>
    terms.members.filter(({ bank }) => bank !== creditor).map(({ bank: debtor }) => ({ creditor, debtor, cap: CAP })),
  ),
});

/** Terms whose times have no zero bytes at their ends, whatever the second: a zero byte of calldata costs less. */
export async function newTerms(on: ClearingSystem, collateral: bigint, fund: bigint): Promise<CycleTerms> {
  const begin = Math.ceil((await on.now()) / 0x10_000) * 0x10_000;
  const times = { closesAt: begin + 0x11_11, fundedBy: begin + 0x33_33, topUp: 0x11_11 };
  return withPairCaps(await on.terms(() => ({ netDebitCap: CAP, collateral, fund }), times));
}

/** Lets time pass up to a second after `time`. */
const passTo = async (on: ClearingSystem, time: number) => on.pass(time - (await on.now()) + 1);

/**
 * Plays a cycle to its end, its obligations brought in lists of at most `most`.
 *
 * @param silent Whether the largest debtor does not pay; then nobody pays for it, and the cycle goes on without it.
 */
export async function playCycle(
  on: ClearingSystem,
  terms: CycleTerms,
  obligations: readonly Obligation[],
  { most, silent = false }: { readonly most: number; readonly silent?: boolean },
): Promise<CycleGas> {
  const { cycle, open, join } = await on.start(terms);
  let submit = 0;
  for (let i = 0; i < obligations.length; i += most) {
    submit += gasOf(await on.submit(terms, obligations.slice(i, i + most)));
  }
  const { nets } = netCycle(terms, obligations);
  await passTo(on, Number(terms.closesAt));
  const net = gasOf(await submitNetsAndWait(on.relay, { terms, nets }));
  const largest = largestNetDebtor(terms, nets);
  const absent = silent ? terms.members.findIndex(({ bank }) => bank === largest) : -1;
  let [fund, debtors] = await pay(on, cycle, nets, absent);
  let recompute = 0;
  if (absent >= 0) {
    await passTo(on, Number(terms.fundedBy) + terms.topUp);
    const defaulter = terms.members[absent]?.bank ?? 0;
    const left = obligationsOf(obligations, defaulter);
    recompute = gasOf(await resolveDefaultAndWait(on.relay, { terms, obligations: left }));
    const rest = netCycle(terms, without(obligations, defaulter)).nets.map((each, i) => {
      return each + ((nets[i] ?? 0n) < 0n && i !== absent ? -(nets[i] ?? 0n) : 0n); // what was paid before
    });
    const [more, banks] = await pay(on, cycle, rest, absent);
    [fund, debtors] = [fund + more, debtors + banks];
  }
  const settle = gasOf(await settleCycleAndWait(on.relay, { terms }));
  return { open, join, submit, net, fund, debtors, settle, recompute };
}

const without = (obligations: readonly Obligation[], bank: number) =>
  obligations.filter(({ debtor, creditor }) => debtor !== bank && creditor !== bank);

async function pay(
  on: ClearingSystem,
  cycle: string,
  nets: readonly bigint[],
  absent: number,
): Promise<[number, number]> {
  let [gas, count] = [0, 0];
  for (const [i, net] of nets.entries()) {
    const bank = on.banks[i];
    if (net >= 0n || i === absent || bank === undefined) continue;
    gas += gasOf(await fundCycleAndWait(bank.client, { cycle }));
    count++;
  }
  return [gas, count];
}

export const gasOf = ({ receipt }: { readonly receipt: { readonly gasUsed: bigint } }) => Number(receipt.gasUsed);

/** Gas of a whole cycle. */
export const allOf = ({ open, join, submit, net, fund, settle, recompute }: CycleGas): number =>
  open + join + submit + net + fund + settle + recompute;
