/** A lender, a borrower, payees and somebody of the borrower's group, with money, a limit and a calendar, on a chain of Hardhat's. */
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { id, type Signer } from "ethers";
import type { FullClient } from "../sdk/all.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import type { ApprovePaymentReturnType } from "../sdk/funds/actions/approve-payment.ts";
import type { RequestPaymentReturnType } from "../sdk/funds/actions/request-payment.ts";
import { purposeAccountsContract } from "../sdk/funds/contracts.ts";
import {
  completeFacility,
  type FacilityDraft,
  type FacilityTerms,
  facilityId,
} from "../sdk/funds/model/facility-terms.ts";
import { completePayment, type PaymentDraft, type PaymentRequest } from "../sdk/funds/model/payment-request.ts";
import { type FundAct, type FundActName, signFundAct } from "../sdk/funds/model/signatures.ts";
import type { DualApproval } from "../sdk/members/model/dual-approval.ts";
import { signCashIssue } from "../sdk/settlement/model/cash-issue.ts";
import { signLimitSetting } from "../sdk/settlement/model/limit-setting.ts";
import { type CaseParty, openCase } from "./case-parties.ts";
import { both, permitCase, plainYears, publishCalendar } from "./case-steps.ts";

type Signed = { readonly deadline: number; readonly approval: DualApproval };
type Act<Name extends FundActName> = Omit<FundAct<Name>, "deadline">;

export interface FundsSystem {
  readonly deployment: Deployment;
  /** Of nobody: brings what others signed. */
  readonly relay: FullClient;
  readonly cash: string;
  readonly lender: CaseParty;
  readonly borrower: CaseParty;
  readonly payee: CaseParty;
  readonly other: CaseParty;
  /** Of the borrower's group. */
  readonly related: CaseParty;
  now(): Promise<number>;
  pass(seconds: number): Promise<void>;
  /** A million for steel and wages, 100 000 by rule, a day of cooling. */
  terms(changes?: Partial<FacilityDraft>): Promise<FacilityTerms>;
  /** What two people of a party sign, and until when. */
  sign<Name extends FundActName>(by: CaseParty, name: Name, act: Act<Name>): Promise<Signed>;
  /** What two people of a side sign as its next act on a facility; and its number. */
  signNext<Name extends FundActName>(
    by: CaseParty,
    name: Name,
    act: Omit<Act<Name>, "number">,
  ): Promise<Signed & { readonly number: number }>;
  open(terms: FacilityTerms): Promise<string>;
  /** Open, all of it drawn, and the payees listed long enough. */
  openDrawn(changes?: Partial<FacilityDraft>): Promise<string>;
  list(facility: string, payee: string): Promise<void>;
  /** A request for steel of the payee, with an invoice of its own. */
  request(facility: string, changes?: Partial<PaymentDraft>): Promise<PaymentRequest>;
  /** Brings a request that the borrower signed; whether it was paid by rule, and its id. */
  bring(request: PaymentRequest): Promise<RequestPaymentReturnType>;
  approve(request: PaymentRequest, payment: string): Promise<ApprovePaymentReturnType>;
}

export interface OpenFundsParameters {
  readonly ethers: HardhatEthers;
  readonly deployment: Deployment;
  readonly relayer: Signer;
}

const MONEY = 10n ** 15n;
const CALENDAR = "CN-FUNDS";
const DAY = 86_400;

/** Has members admitted by the Council's timelock, which acts by itself here. */
export async function openFunds({ ethers, deployment, relayer }: OpenFundsParameters): Promise<FundsSystem> {
  const { relay, council, admit } = await openCase({ ethers, deployment, relayer, firstPerson: 4_000_000 });
  const send = (method: string, ...rest: unknown[]) => ethers.provider.send(method, rest);
  const now = async () => (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  await permitCase(relay, council, String(purposeAccountsContract(relay).target));
  const { years } = plainYears(Math.floor((await now()) / (365.25 * DAY)) + 1970);
  await publishCalendar(relay, council, { name: CALENDAR, offset: 8 * 3_600, years });

  const lender = await admit("Lender", ["BANK"]);
  const [borrower, payee, other, related] = [
    await admit("Borrower", ["BANK"]),
    await admit("Payee", ["BANK"]),
    await admit("Other", ["BANK"]),
    await admit("Related", ["BANK"]),
  ];
  const { cash } = await lender.client.cash.openCashAndWait({ currency: "CNY", name: "Yuan", symbol: "CNYF" });
  const money = { chainId: deployment.chainId, address: cash, name: "Yuan" };
  const spender = String(purposeAccountsContract(relay).target);
  for (const party of [lender, borrower, payee, other, related]) {
    const issue = { to: party.maker.address, amount: MONEY, ref: id(party.name), deadline: (await now()) + DAY };
    const approval = await both(lender, (signer) => signCashIssue(signer, money, issue));
    await relay.cash.issueCashAndWait({ cash, issue, approval });
    await party.client.cash.approveCashAndWait({ cash, spender, amount: MONEY });
  }
  const bounds = { cap: MONEY, version: 1, deadline: (await now()) + DAY };
  const setting = { principal: lender.org, counterparty: borrower.org, kind: "LOAN" as const, ...bounds };
  const limit = await both(lender, (signer) => signLimitSetting(signer, deployment, setting));
  await relay.limits.setCreditLimitAndWait({ setting, approval: limit });

  let made = 0;
  const on: FundsSystem = {
    deployment,
    relay,
    cash,
    lender,
    borrower,
    payee,
    other,
    related,
    now,
    async pass(seconds) {
      await send("evm_increaseTime", seconds);
      await send("evm_mine");
    },
    async terms(changes = {}) {
      made++;
      return completeFacility({
        lender: lender.org,
        borrower: borrower.org,
        lenderAccount: lender.maker.address,
        borrowerAccount: borrower.maker.address,
        cash,
        amount: 1_000_000n,
        fee: 5_000n,
        rate: 360,
        drawUntil: (await now()) + 60 * DAY,
        useBy: (await now()) + 90 * DAY,
        byRule: 100_000n,
        evidenceDays: 10,
        calendar: CALENDAR,
        number: id(`facility ${made}`),
        lines: [
          { purpose: "steel", amount: 600_000n },
          { purpose: "wages", amount: 400_000n },
        ],
        related: [related.org],
        ...changes,
      });
    },
    async sign(by, name, act) {
      const deadline = (await now()) + DAY;
      const signed = { ...act, deadline } as never;
      return { deadline, approval: await both(by, (signer) => signFundAct(signer, deployment, name, signed)) };
    },
    async signNext(by, name, act) {
      const { facility } = act as { readonly facility?: string };
      const { lenderNumber, borrowerNumber } = await relay.funds.getFacility({ facility: facility ?? "" });
      const number = 1 + (by === lender ? lenderNumber : borrowerNumber);
      return { number, ...(await on.sign(by, name, { ...act, number } as never)) };
    },
    async open(terms) {
      const facility = facilityId(terms);
      const { deadline, approval: byLender } = await on.sign(lender, "open", { facility });
      const signed = { facility, deadline };
      const byBorrower = await both(borrower, (signer) => signFundAct(signer, deployment, "open", signed));
      await relay.funds.openFacilityAndWait({ terms, deadline, byLender, byBorrower });
      return facility;
    },
    async openDrawn(changes = {}) {
      const terms = await on.terms(changes);
      const facility = await on.open(terms);
      for (const { maker } of [payee, other]) await on.list(facility, maker.address);
      const { amount } = terms;
      const asking = await on.signNext(borrower, "draw", { facility, amount });
      await relay.funds.askToDrawAndWait({ facility, amount, ...asking });
      await lender.client.funds.payIntoFacilityAndWait({ facility, amount });
      await on.pass(terms.cooling);
      return facility;
    },
    async list(facility, account) {
      const act = { facility, payee: account, listed: true };
      await relay.funds.listPayeeAndWait({ ...act, ...(await on.signNext(lender, "listPayee", act)) });
    },
    async request(facility, changes = {}) {
      made++;
      return completePayment({
        facility,
        number: BigInt(made),
        purpose: "steel",
        payee: payee.maker.address,
        amount: 100_000n,
        documents: id(`contract and invoice ${made}`),
        keys: [id(`invoice of payment ${made}`)],
        deadline: (await now()) + DAY,
        ...changes,
      });
    },
    async bring(request) {
      const approval = await both(borrower, (signer) => signFundAct(signer, deployment, "request", request));
      return relay.funds.requestPaymentAndWait({ request, approval });
    },
    async approve(request, payment) {
      const signed = await on.sign(lender, "approve", { request: payment });
      return relay.funds.approvePaymentAndWait({ request, ...signed });
    },
  };
  return on;
}
