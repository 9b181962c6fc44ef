/** A drawer, an acceptor, and whoever else a bill comes to, with money, limits and a calendar, on a chain of Hardhat's. */
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { id, type Signer } from "ethers";
import type { FullClient } from "../sdk/all.ts";
import { billsContract } from "../sdk/bills/contracts.ts";
import { type BillDraft, type BillTerms, billId, completeBill } from "../sdk/bills/model/bill-terms.ts";
import { type BillAct, type BillActName, signBillAct } from "../sdk/bills/model/signatures.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
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

export interface BillsSystem {
  readonly deployment: Deployment;
  /** Of nobody: brings what others signed. */
  readonly relay: FullClient;
  readonly cash: string;
  readonly drawer: CaseParty;
  readonly acceptor: CaseParty;
  readonly payee: CaseParty;
  /** A bank of this name with money; always the same. */
  party(name: string): Promise<CaseParty>;
  /** The name of an organisation. */
  nameOf(org: number): string;
  today(): Promise<number>;
  /** Goes to noon of a local day. */
  goTo(day: number): Promise<void>;
  /** Has the Council close a banking day that is not over. */
  close(day: number): Promise<void>;
  /** A million of ninety days. */
  terms(changes?: Partial<BillDraft>): Promise<BillTerms>;
  /** What two people of a party sign, and until when. */
  sign<Name extends BillActName>(
    by: CaseParty,
    name: Name,
    act: Omit<BillAct<Name>, "deadline">,
  ): Promise<{ readonly deadline: number; readonly approval: DualApproval }>;
  limit(principal: CaseParty, counterparty: CaseParty, kind: LimitKind): Promise<void>;
  draw(terms: BillTerms): Promise<string>;
  /** Drawn and accepted; the lot. */
  accept(terms: BillTerms): Promise<bigint>;
}

export interface OpenBillsParameters {
  readonly ethers: HardhatEthers;
  readonly deployment: Deployment;
  readonly relayer: Signer;
  /** Holidays; this year and the next three without any where it is left out. */
  readonly table?: CalendarTable;
}

const MONEY = 10n ** 20n;
const CALENDAR = "CN-BILLS";
const OFFSET = 8 * 3_600;
const DAY = 86_400;

/** Has members admitted by the Council's timelock, which acts by itself here. */
export async function openBills(parameters: OpenBillsParameters): Promise<BillsSystem> {
  const { ethers, deployment, relayer } = parameters;
  const { relay, council, admit } = await openCase({ ethers, deployment, relayer, firstPerson: 3_000_000 });
  const send = (method: string, ...rest: unknown[]) => ethers.provider.send(method, rest);
  const now = async () => (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  const first = Math.floor((await now()) / (365.25 * DAY)) + 1970;
  await permitIssuer(relay, council, String(billsContract(relay).target));
  const { years } = parameters.table ?? plainYears(first);
  await publishCalendar(relay, council, { name: CALENDAR, offset: OFFSET, years });

  const parties = new Map<string, CaseParty>();
  const acceptor = await admit("AC", ["BANK"]);
  parties.set("AC", acceptor);
  const { cash } = await acceptor.client.cash.openCashAndWait({ currency: "CNY", name: "Yuan", symbol: "CNYA" });
  const money = { chainId: deployment.chainId, address: cash, name: "Yuan" };
  const spenders = [billsContract(relay), instrumentsContract(relay)].map(({ target }) => String(target));
  const enrich = async (party: CaseParty) => {
    const issue = { to: party.maker.address, amount: MONEY, ref: id(party.name), deadline: (await now()) + DAY };
    const approval = await both(acceptor, (signer) => signCashIssue(signer, money, issue));
    await relay.cash.issueCashAndWait({ cash, issue, approval });
    for (const spender of spenders) await party.client.cash.approveCashAndWait({ cash, spender, amount: MONEY });
  };
  await enrich(acceptor);
  const party = async (name: string): Promise<CaseParty> => {
    const known = parties.get(name);
    if (known !== undefined) return known;
    const admitted = await admit(name, ["BANK"]);
    parties.set(name, admitted);
    await enrich(admitted);
    return admitted;
  };
  const limit = async (principal: CaseParty, counterparty: CaseParty, kind: LimitKind) => {
    const bounds = { cap: MONEY, version: 1, deadline: (await now()) + DAY };
    const setting = { principal: principal.org, counterparty: counterparty.org, kind, ...bounds };
    const approval = await both(principal, (signer) => signLimitSetting(signer, deployment, setting));
    await relay.limits.setCreditLimitAndWait({ setting, approval });
  };
  const [drawer, payee] = [await party("DR"), await party("P0")];
  await limit(acceptor, drawer, "ACCEPTANCE");

  const today = async () => Math.floor(((await now()) + OFFSET) / DAY);
  let drawn = 0;
  const on: BillsSystem = {
    deployment,
    relay,
    cash,
    drawer,
    acceptor,
    payee,
    party,
    nameOf: (org) => [...parties.values()].find((each) => each.org === org)?.name ?? String(org),
    today,
    async goTo(day) {
      await send("evm_setNextBlockTimestamp", day * DAY + DAY / 2 - OFFSET);
      await send("evm_mine");
    },
    async close(day) {
      await (await calendarsContract(relay).connect(council).addClosure(toCalendarId(CALENDAR), day)).wait();
    },
    async terms(changes = {}) {
      const day = await today();
      drawn++;
      return completeBill({
        drawer: drawer.org,
        acceptor: acceptor.org,
        payee: payee.org,
        payeeAccount: payee.maker.address,
        amount: 1_000_000n,
        cash,
        issued: dateText(day),
        maturity: dateText(day + 90),
        lateRate: 345,
        calendar: CALENDAR,
        number: id(`bill ${drawn}`),
        background: id(`contract ${drawn}`),
        keys: [id(`invoice of bill ${drawn}`)],
        ...changes,
      });
    },
    async sign(by, name, act) {
      const deadline = (await now()) + DAY;
      const signed = { ...act, deadline } as never;
      return { deadline, approval: await both(by, (signer) => signBillAct(signer, deployment, name, signed)) };
    },
    limit,
    async draw(terms) {
      const bill = billId(terms);
      await relay.bills.drawBillAndWait({ terms, ...(await on.sign(drawer, "draw", { bill })) });
      return bill;
    },
    async accept(terms) {
      const bill = await on.draw(terms);
      const act = { bill, notTransferable: false, conditional: false };
      await relay.bills.acceptBillAndWait({ terms, ...(await on.sign(acceptor, "accept", act)) });
      const { lot } = await relay.bills.getBill({ bill });
      if (lot === null) throw new Error("an accepted bill has a lot");
      return lot;
    },
  };
  return on;
}
