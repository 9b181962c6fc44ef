/** Banks that clear with each other, on a chain of Hardhat's: each with two people, money, collateral and a share of the fund. */
import { id, type Signer } from "ethers";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { FullClient } from "../sdk/all.ts";
import { depositForClearingAndWait } from "../sdk/clearing/actions/deposit-for-clearing.ts";
import { joinCycleAndWait } from "../sdk/clearing/actions/join-cycle.ts";
import { openCycleAndWait } from "../sdk/clearing/actions/open-cycle.ts";
import {
  type SubmitObligationsReturnType,
  submitObligationsAndWait,
} from "../sdk/clearing/actions/submit-obligations.ts";
import { clearingContract } from "../sdk/clearing/contracts.ts";
import { signListOfObligations } from "../sdk/clearing/model/confirmation.ts";
import { type CycleMember, type CycleTerms, cycleId } from "../sdk/clearing/model/cycle-terms.ts";
import { listsAfter } from "../sdk/clearing/model/lists.ts";
import type { Obligation } from "../sdk/clearing/model/obligation.ts";
import { signParticipation } from "../sdk/clearing/model/participation.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { approveCashAndWait } from "../sdk/settlement/actions/cash/approve-cash.ts";
import { issueCashAndWait } from "../sdk/settlement/actions/cash/issue-cash.ts";
import { openCashAndWait } from "../sdk/settlement/actions/cash/open-cash.ts";
import { cashFactoryContract } from "../sdk/settlement/contracts.ts";
import { signCashIssue } from "../sdk/settlement/model/cash-issue.ts";
import { type CaseParty, openCase } from "./case-parties.ts";
import { both } from "./case-steps.ts";

export interface ClearingSystem {
  readonly deployment: Deployment;
  /** Of no bank: brings what others signed. */
  readonly relay: FullClient;
  readonly cash: string;
  /** Address of the contract. */
  readonly clearing: string;
  /** In ascending order of their numbers. */
  readonly banks: readonly CaseParty[];
  now(): Promise<number>;
  pass(seconds: number): Promise<void>;
  issue(to: CaseParty, amount: bigint): Promise<void>;
  /** An hour to confirm, one more to pay; each member as `member` says. */
  terms(
    member: (item: number) => Omit<CycleMember, "bank" | "account">,
    changes?: Partial<CycleTerms>,
  ): Promise<CycleTerms>;
  /** Opens the cycle, and every bank joins; what it costs. */
  start(terms: CycleTerms): Promise<{ readonly cycle: string; readonly open: number; readonly join: number }>;
  /** Brings obligations that all concerned sign. */
  submit(terms: CycleTerms, obligations: readonly Obligation[]): Promise<SubmitObligationsReturnType>;
}

export interface OpenClearingParameters {
  readonly ethers: HardhatEthers;
  readonly deployment: Deployment;
  readonly relayer: Signer;
  readonly banks: number;
  /** What each bank has once its deposits are made. */
  readonly money: bigint;
  readonly collateral: bigint;
  readonly fund: bigint;
}

/** Has banks admitted by the Council's timelock, which acts by itself here. */
export async function openClearing(parameters: OpenClearingParameters): Promise<ClearingSystem> {
  const { ethers, deployment, relayer, money, collateral, fund } = parameters;
  const { relay, council, admit } = await openCase({ ethers, deployment, relayer, firstPerson: 1_000_000 });
  const clearing = String(clearingContract(relay).target);
  await (await cashFactoryContract(relay).connect(council).setEscrow(clearing, true)).wait();

  const issuer = await admit("Bank 0", ["BANK"]);
  const { cash } = await openCashAndWait(issuer.client, { currency: "CNY", name: "Yuan to clear", symbol: "CNYC" });
  const cashAt = { chainId: deployment.chainId, address: cash, name: "Yuan to clear" };
  let refs = 0;
  const now = async () => (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  const issue = async (to: CaseParty, amount: bigint) => {
    const issued = { to: to.maker.address, amount, ref: id(`issue ${refs++}`), deadline: (await now()) + 86_400 };
    const approval = await both(issuer, (signer) => signCashIssue(signer, cashAt, issued));
    await issueCashAndWait(relay, { cash, issue: issued, approval });
  };
  const banks: CaseParty[] = [];
  for (let i = 1; i <= parameters.banks; i++) {
    const bank = await admit(`Bank ${i}`, ["BANK"]);
    banks.push(bank);
    const { client } = bank;
    await issue(bank, money + collateral + fund + 1n);
    await approveCashAndWait(client, { cash, spender: clearing, amount: 2n ** 256n - 1n });
    if (collateral > 0n) await depositForClearingAndWait(client, { cash, pot: "Collateral", amount: collateral });
    if (fund > 0n) await depositForClearingAndWait(client, { cash, pot: "Fund", amount: fund });
  }
  const bankOf = (org: number) => banks.find((bank) => bank.org === org) as CaseParty;
  let cycles = 0n;
  return {
    deployment,
    relay,
    cash,
    clearing,
    banks,
    now,
    issue,
    async pass(seconds) {
      await ethers.provider.send("evm_increaseTime", [seconds]);
      await ethers.provider.send("evm_mine", []);
    },
    async terms(member, changes = {}) {
      const time = await now();
      const members = banks.map(({ org, maker }, i) => ({ bank: org, account: maker.address, ...member(i) }));
      const times = { closesAt: time + 3_600, fundedBy: time + 7_200, topUp: 1_800 };
      return { operator: banks[0]?.org ?? 0, cash, number: ++cycles, ...times, members, ...changes };
    },
    async start(terms) {
      const opened = await openCycleAndWait(bankOf(terms.operator).client, { terms });
      const joining = [];
      for (const { bank } of terms.members) {
        const approval = await both(bankOf(bank), (signer) => signParticipation(signer, deployment, terms, bank));
        joining.push({ bank, approval });
      }
      const joined = await joinCycleAndWait(relay, { terms, joining });
      const [open, join] = [Number(opened.receipt.gasUsed), Number(joined.receipt.gasUsed)];
      return { cycle: opened.cycle, open, join };
    },
    async submit(terms, obligations) {
      const cycle = cycleId(deployment, terms);
      const contract = clearingContract(relay);
      const before = new Map<number, string>();
      for (const { bank } of terms.members) before.set(bank, await contract.listOf(cycle, bank));
      const confirmations = [];
      for (const { bank, list } of listsAfter(terms, obligations, before)) {
        const confirmation = { cycle, bank, list };
        const sign = (signer: Signer) => signListOfObligations(signer, deployment, confirmation);
        confirmations.push({ bank, approval: await both(bankOf(bank), sign) });
      }
      return submitObligationsAndWait(relay, { terms, obligations, confirmations });
    },
  };
}
