/**
 * Three banks owe each other six amounts, and pay two.
 *
 *     npm run hardhat -- run examples/clearing/main.ts
 */
import { network } from "hardhat";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { completeDomains } from "../../src/deploy/complete-domains.ts";
import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import { enrolBanks } from "../../src/scenarios/bank-clearing/banks.ts";
import { confirmAll, startCycle } from "../../src/scenarios/bank-clearing/cycle.ts";
import { payIn } from "../../src/scenarios/bank-clearing/money.ts";
import { yuan } from "../../src/scenarios/shared/yuan.ts";
import { moveClock } from "../../src/scenarios/shared/chain-clock.ts";
import {
  fundCycleAndWait,
  getCycle,
  netCycle,
  type Obligation,
  settleCycleAndWait,
  submitNetsAndWait,
} from "../../src/sdk/clearing/index.ts";

const { ethers, provider } = await network.create();
const account = (n: number) => developmentWallet(n).connect(ethers.provider);
for (let n = 42; n < 47; n++) {
  await provider.request({ method: "hardhat_setBalance", params: [account(n).address, "0x56bc75e2d63100000"] });
}
const deployment = await deployDevelopmentSystem({ signer: account(0), admin: account(1), network: "example" });
await completeDomains(account(1), deployment);
const keep = () => {};
const openSideChain = () => Promise.reject(new Error("no data is shared here"));
const stage = { url: "", deployment, account, members: new Map(), folder: "", keep, say: keep, openSideChain };

// Three banks with money, collateral and shares of the fund.
const [first, second, third] = await enrolBanks(stage);
if (first === undefined || second === undefined || third === undefined) throw new Error("three banks take part");
const cash = await payIn([first, second, third]);

// All sign the terms; then each signs what it owes and is owed.
const started = await startCycle([first, second, third], deployment, cash);
const { cycle, terms } = started;
const [a, b, c] = [first.org, second.org, third.org];
const owe = (debtor: number, creditor: number, yuans: bigint, number: bigint): Obligation => {
  return { debtor, creditor, amount: yuans * 100n, number };
};
const obligations = [
  owe(a, b, 25_000n, 1n),
  owe(a, c, 7_000n, 2n),
  owe(b, a, 17_000n, 1n),
  owe(b, c, 9_000n, 2n),
  owe(c, a, 11_000n, 1n),
  owe(c, b, 14_000n, 2n),
];
await confirmAll([first, second, third], deployment, started, obligations);

// After the close: nets, payments, settlement.
const { nets, gross, settle } = netCycle(terms, obligations);
await moveClock(first.client.provider, Number(terms.closesAt) + 1);
await submitNetsAndWait(first.client, { terms, nets });
for (const [i, { client }] of [first, second, third].entries()) {
  if ((nets[i] ?? 0n) < 0n) await fundCycleAndWait(client, { cycle });
}
await settleCycleAndWait(first.client, { terms });
const { state } = await getCycle(first.client, { cycle });
console.log(`${state}: obligations of ${yuan(gross)} yuan were settled by ${yuan(settle)}`);
