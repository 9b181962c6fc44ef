/** An applicant, a beneficiary, a second one and three banks, with money, limits and a calendar, on a chain of Hardhat's. */
import { id, type Signer } from "ethers";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { FullClient } from "../sdk/all.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { type CreditDraft, type CreditTerms, completeCredit, creditId } from "../sdk/credits/model/credit-terms.ts";
import type { Drawing } from "../sdk/credits/model/drawing.ts";
import { type CreditAct, type CreditActName, signCreditAct } from "../sdk/credits/model/signatures.ts";
import { lettersOfCreditContract } from "../sdk/credits/contracts.ts";
import { instrumentsContract } from "../sdk/ledger/contracts.ts";
import type { DualApproval } from "../sdk/members/model/dual-approval.ts";
import { calendarsContract } from "../sdk/settlement/contracts.ts";
import { toCalendarId } from "../sdk/settlement/model/calendar-id.ts";
import { signCashIssue } from "../sdk/settlement/model/cash-issue.ts";
import type { CalendarTable } from "../sdk/settlement/model/closed-days.ts";
import { dateText } from "../sdk/settlement/model/dates.ts";
import type { LimitKind } from "../sdk/settlement/model/limit-kind.ts";
import { signLimitSetting } from "../sdk/settlement/model/limit-setting.ts";
import { type CaseParty, openCase } from "./case-parties.ts";
import { both, permitIssuer, plainYears, publishCalendar } from "./case-steps.ts";

export const PARTIES = ["applicant", "issuer", "confirmer", "advisor", "beneficiary", "second"] as const;
export type PartyName = (typeof PARTIES)[number];

export interface CreditsSystem extends Readonly<Record<PartyName, CaseParty>> {
  readonly deployment: Deployment;
  /** Of nobody: brings what others signed. */
  readonly relay: FullClient;
  readonly cash: string;
  /** Local day now, as a number. */
  today(): Promise<number>;
  /** Goes to noon of a local day. */
  goTo(day: number): Promise<void>;
  /** Has the Council close a banking day that is not over. */
  close(day: number): Promise<void>;
  /** A million at sight, a fifth of it margin: two months to present. */
  terms(changes?: Partial<CreditDraft>): Promise<CreditTerms>;
  drawing(terms: CreditTerms, changes?: Partial<Drawing>): Promise<Drawing>;
  /** What two people of a party sign, and until when. */
  sign<Name extends CreditActName>(
    by: CaseParty,
    name: Name,
    act: Omit<CreditAct<Name>, "deadline">,
  ): Promise<{ readonly deadline: number; readonly approval: DualApproval }>;
  /** Applied for, with its margin, and issued; advised unless it is said. */
  issue(terms: CreditTerms, advised?: boolean): Promise<string>;
}

export interface OpenCreditsParameters {
  readonly ethers: HardhatEthers;
  readonly deployment: Deployment;
  readonly relayer: Signer;
  /** Holidays; this year and the next two without any where it is left out. */
  readonly table?: CalendarTable;
  /** Before all names, where there are such parties on the chain already. */
  readonly prefix?: string;
}

const MONEY = 10n ** 15n;
const CALENDAR = "CN-BANK";
const OFFSET = 8 * 3_600;
const DAY = 86_400;

/** Has members admitted by the Council's timelock, which acts by itself here. */
export async function openCredits(parameters: OpenCreditsParameters): Promise<CreditsSystem> {
  const { ethers, deployment, relayer, prefix = "" } = parameters;
  const calendarName = `${prefix}${CALENDAR}`;
  const { relay, council, admit } = await openCase({ ethers, deployment, relayer, firstPerson: 2_000_000 });
  const send = (method: string, ...rest: unknown[]) => ethers.provider.send(method, rest);
  const now = async () => (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  await permitIssuer(relay, council, String(lettersOfCreditContract(relay).target));
  const { years } = parameters.table ?? plainYears(Math.floor((await now()) / (365.25 * DAY)) + 1969);
  await publishCalendar(relay, council, { name: calendarName, offset: OFFSET, years });

  const banks = ["issuer", "confirmer", "advisor"];
  const parties = {} as Record<PartyName, CaseParty>;
  for (const name of PARTIES) parties[name] = await admit(`${prefix}${name}`, banks.includes(name) ? ["BANK"] : []);
  const { applicant, issuer, confirmer } = parties;
  const { cash } = await issuer.client.cash.openCashAndWait({ currency: "CNY", name: "Yuan", symbol: "CNYI" });
  const money = { chainId: deployment.chainId, address: cash, name: "Yuan" };
  const spenders = [lettersOfCreditContract(relay), instrumentsContract(relay)].map(({ target }) => String(target));
  for (const party of Object.values(parties)) {
    const issue = { to: party.maker.address, amount: MONEY, ref: id(party.name), deadline: (await now()) + DAY };
    const approval = await both(issuer, (signer) => signCashIssue(signer, money, issue));
    await relay.cash.issueCashAndWait({ cash, issue, approval });
    for (const spender of spenders) await party.client.cash.approveCashAndWait({ cash, spender, amount: MONEY });
  }
  const limit = async (principal: CaseParty, counterparty: CaseParty, kind: LimitKind) => {
    const bounds = { cap: MONEY, version: 1, deadline: (await now()) + DAY };
    const setting = { principal: principal.org, counterparty: counterparty.org, kind, ...bounds };
    const approval = await both(principal, (signer) => signLimitSetting(signer, deployment, setting));
    await relay.limits.setCreditLimitAndWait({ setting, approval });
  };
  await limit(issuer, applicant, "CREDIT");
  await limit(confirmer, issuer, "CONFIRMATION");

  const today = async () => Math.floor(((await now()) + OFFSET) / DAY);
  let numbers = 0n;
  const on: CreditsSystem = {
    ...parties,
    deployment,
    relay,
    cash,
    today,
    async goTo(day) {
      await send("evm_setNextBlockTimestamp", day * DAY + DAY / 2 - OFFSET);
      await send("evm_mine");
    },
    async close(day) {
      await (await calendarsContract(relay).connect(council).addClosure(toCalendarId(calendarName), day)).wait();
    },
    async terms(changes = {}) {
      const day = await today();
      return completeCredit({
        applicant: applicant.org,
        applicantAccount: applicant.maker.address,
        issuer: issuer.org,
        advisor: parties.advisor.org,
        confirmer: confirmer.org,
        nominated: parties.advisor.org,
        beneficiary: parties.beneficiary.org,
        beneficiaryAccount: parties.beneficiary.maker.address,
        amount: 1_000_000n,
        margin: 200_000n,
        cash,
        availability: "Sight",
        expiry: dateText(day + 60),
        latestShipment: dateText(day + 40),
        presentationDays: 21,
        calendar: calendarName,
        ...changes,
      });
    },
    async drawing(terms, changes = {}) {
      const number = ++numbers;
      const { amount } = terms;
      return {
        credit: creditId(terms),
        terms: creditId(terms),
        number,
        documents: id(`documents ${number}`),
        amount,
        invoiceAmount: changes.amount ?? amount,
        shipDate: dateText((await today()) - 3),
        atConfirmer: false,
        keys: [id(`${prefix}invoice ${number}`)],
        ...changes,
      };
    },
    async sign(by, name, act) {
      const deadline = (await now()) + DAY;
      const signed = { ...act, deadline } as never;
      return { deadline, approval: await both(by, (signer) => signCreditAct(signer, deployment, name, signed)) };
    },
    async issue(terms, advised = true) {
      const credit = creditId(terms);
      await applicant.client.credits.applyForCreditAndWait({ terms });
      if (terms.margin > 0n) await applicant.client.credits.payMarginAndWait({ credit, amount: terms.margin });
      await relay.credits.issueCreditAndWait({ terms, ...(await on.sign(issuer, "issue", { credit })) });
      if (advised) await parties.advisor.client.credits.adviseCreditAndWait({ credit });
      return credit;
    },
  };
  return on;
}
