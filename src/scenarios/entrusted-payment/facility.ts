import { id } from "ethers";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { askToDrawAndWait } from "../../sdk/funds/actions/ask-to-draw.ts";
import { getFacility } from "../../sdk/funds/actions/get-facility.ts";
import { listPayeeAndWait } from "../../sdk/funds/actions/list-payee.ts";
import { openFacilityAndWait } from "../../sdk/funds/actions/open-facility.ts";
import { payIntoFacilityAndWait } from "../../sdk/funds/actions/pay-into-facility.ts";
import {
  completeFacility,
  type FacilityDraft,
  type FacilityTerms,
  facilityId,
} from "../../sdk/funds/model/facility-terms.ts";
import { completePayment, type PaymentDraft, type PaymentRequest } from "../../sdk/funds/model/payment-request.ts";
import { type FundAct, type FundActName, signFundAct } from "../../sdk/funds/model/signatures.ts";
import type { DualApproval } from "../../sdk/members/model/dual-approval.ts";
import { chainTime } from "../shared/chain-clock.ts";
import { approve, type Party } from "../shared/two-people.ts";
import type { Parties } from "./parties.ts";

/** Of the play's bank. */
export const CALENDAR = "FUND-BANK";
export const AMOUNT = 1_000_000_00n;
/** Paid by rule, to one organisation within a day. */
export const BY_RULE = 100_000_00n;
const HOUR = 3_600;
const DAY = 86_400;

type Signed = { readonly deadline: number; readonly approval: DualApproval };
type Act<Name extends FundActName> = Omit<FundAct<Name>, "deadline">;

/** What two people of a party sign, and until when. */
export async function sign<Name extends FundActName>(
  deployment: Deployment,
  by: Party,
  name: Name,
  act: Act<Name>,
): Promise<Signed> {
  const deadline = (await chainTime(by.client.provider)) + HOUR;
  const signed = { ...act, deadline } as never;
  return { deadline, approval: await approve(by, (signer) => signFundAct(signer, deployment, name, signed)) };
}

/** As `sign`, of the next act that a side signs on a facility, with its number. */
export async function signNext<Name extends FundActName>(
  deployment: Deployment,
  by: Party,
  name: Name,
  act: Omit<Act<Name>, "number"> & { readonly facility: string },
): Promise<Signed & { readonly number: number }> {
  const { terms, lenderNumber, borrowerNumber } = await getFacility(by.client, act);
  const number = 1 + (by.org === terms.lender ? lenderNumber : borrowerNumber);
  return { number, ...(await sign(deployment, by, name, { ...act, number } as never)) };
}

/** A million for lathes and their carriage; who is of the borrower's group is not paid. */
export async function termsOf(
  { lender, borrower, parent }: Parties,
  cash: string,
  changes: Partial<FacilityDraft> = {},
): Promise<FacilityTerms> {
  const now = await chainTime(lender.client.provider);
  return completeFacility({
    lender: lender.org,
    borrower: borrower.org,
    lenderAccount: lender.maker.address,
    borrowerAccount: borrower.maker.address,
    cash,
    amount: AMOUNT,
    fee: 2_000_00n,
    rate: 360,
    drawUntil: now + 30 * DAY,
    useBy: now + 90 * DAY,
    byRule: BY_RULE,
    evidenceDays: 10,
    calendar: CALENDAR,
    agreement: id("loan for lathes"),
    lines: [
      { purpose: "lathes", amount: 900_000_00n },
      { purpose: "carriage", amount: 100_000_00n },
    ],
    related: [parent.org],
    ...changes,
  });
}

/** Two people of each side agree. @returns Its id. */
export async function open(deployment: Deployment, { lender, borrower }: Parties, terms: FacilityTerms) {
  const facility = facilityId(terms);
  const { deadline, approval: byLender } = await sign(deployment, lender, "open", { facility });
  const agreed = { facility, deadline };
  const byBorrower = await approve(borrower, (signer) => signFundAct(signer, deployment, "open", agreed));
  await openFacilityAndWait(lender.client, { terms, deadline, byLender, byBorrower });
  return facility;
}

/** Two people of the borrower ask, and the lender pays in what they asked for. */
export async function draw(deployment: Deployment, { lender, borrower }: Parties, facility: string, amount: bigint) {
  const act = { facility, amount };
  await askToDrawAndWait(borrower.client, { ...act, ...(await signNext(deployment, borrower, "draw", act)) });
  await payIntoFacilityAndWait(lender.client, act);
}

/** Two people of the lender list an account of a payee. */
export async function list(deployment: Deployment, { lender }: Parties, facility: string, payee: Party) {
  const act = { facility, payee: payee.maker.address, listed: true };
  await listPayeeAndWait(lender.client, { ...act, ...(await signNext(deployment, lender, "listPayee", act)) });
}

/** For lathes, with an invoice, and what two people of the borrower sign of it. */
export async function requestOf(
  deployment: Deployment,
  { borrower }: Parties,
  draft: Pick<PaymentDraft, "facility" | "payee" | "amount"> & Partial<PaymentDraft> & { readonly invoice: string },
): Promise<{ readonly request: PaymentRequest; readonly approval: DualApproval }> {
  const { invoice, ...rest } = draft;
  const deadline = (await chainTime(borrower.client.provider)) + HOUR;
  const documents = id(`contract and ${invoice}`);
  const request = completePayment({ purpose: "lathes", documents, keys: [id(invoice)], deadline, ...rest });
  return {
    request,
    approval: await approve(borrower, (signer) => signFundAct(signer, deployment, "request", request)),
  };
}
