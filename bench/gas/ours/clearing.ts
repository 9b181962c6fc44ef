import { transferCashAndWait } from "../../../src/sdk/settlement/actions/cash/transfer-cash.ts";
import { openClearing } from "../../../src/testing/clearing.ts";
import { randomObligations } from "../../../src/testing/random-obligations.ts";
import { allOf, gasOf, newTerms, playCycle } from "../../clearing/play-cycle.ts";
import type { Chain } from "../chain.ts";
import type { System } from "./system.ts";

const BANKS = 20;
const OBLIGATIONS = 1_000;
const MONEY = 10n ** 13n;
const ASIDE = 10n ** 6n;
const SEED = 20;

/** Twenty banks clear a thousand obligations: once to begin, once in the steady state, which is measured, and once without the largest debtor. */
export async function clearing(chain: Chain, system: System): Promise<Record<string, number>> {
  const { ethers } = chain;
  const { client, relayer } = system;
  // More than one cycle puts aside, as a bank that clears every day does.
  const deposits = { money: MONEY, collateral: 2n * ASIDE, fund: 2n * ASIDE };
  const on = await openClearing({ ethers, deployment: client.deployment, relayer, banks: BANKS, ...deposits });
  const [first, second] = on.banks;
  if (first === undefined || second === undefined) throw new Error("no banks");
  const terms = () => newTerms(on, ASIDE, ASIDE);
  const begin = await terms();
  const all = randomObligations(begin, OBLIGATIONS * 3 + 1, SEED);
  const part = (i: number) => all.slice(i * OBLIGATIONS, (i + 1) * OBLIGATIONS);
  await playCycle(on, begin, part(0), { most: OBLIGATIONS });
  const measured = await playCycle(on, await terms(), part(1), { most: OBLIGATIONS });
  const silent = await playCycle(on, await terms(), part(2), { most: OBLIGATIONS, silent: true });

  const last = await terms();
  await on.start(last);
  const one = gasOf(await on.submit(last, all.slice(-1)));
  const transfer = { cash: on.cash, to: second.maker.address, amount: 1_234_567n };
  return {
    "clearing-per-obligation-1000": allOf(measured) / OBLIGATIONS,
    "clearing-submit-per-obligation-1000": measured.submit / OBLIGATIONS,
    "clearing-submit-one": one,
    "clearing-open-20": measured.open,
    "clearing-join-20": measured.join,
    "clearing-net-20": measured.net,
    "clearing-fund": measured.fund / measured.debtors,
    "clearing-settle-20": measured.settle,
    "clearing-recompute-20": silent.recompute,
    "clearing-cash-transfer": gasOf(await transferCashAndWait(first.client, transfer)),
  };
}
