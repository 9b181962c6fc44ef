import { id } from "ethers";
import { adviseCreditAndWait } from "../../sdk/credits/actions/advise-credit.ts";
import { applyForCreditAndWait } from "../../sdk/credits/actions/apply-for-credit.ts";
import { confirmCreditAndWait } from "../../sdk/credits/actions/confirm-credit.ts";
import { issueCreditAndWait } from "../../sdk/credits/actions/issue-credit.ts";
import { payMarginAndWait } from "../../sdk/credits/actions/pay-margin.ts";
import { type CreditTerms, completeCredit, creditId } from "../../sdk/credits/model/credit-terms.ts";
import type { Drawing } from "../../sdk/credits/model/drawing.ts";
import { type CreditAct, type CreditActName, signCreditAct } from "../../sdk/credits/model/signatures.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import type { DualApproval } from "../../sdk/members/model/dual-approval.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Days } from "../shared/banking-days.ts";
import { approve, type Party } from "../shared/two-people.ts";
import type { Parties } from "./parties.ts";

/** Of the play's banks. */
export const CALENDAR = "CREDIT-BANK";
const HOUR = 3_600;
export const AMOUNT = 1_000_000_00n;
export const MARGIN = 200_000_00n;

/** What two people of a party sign of a credit, and until when. */
export async function sign<Name extends CreditActName>(
  deployment: Deployment,
  by: Party,
  name: Name,
  act: Omit<CreditAct<Name>, "deadline">,
): Promise<{ readonly deadline: number; readonly approval: DualApproval }> {
  const deadline = (await chainTime(by.client.provider)) + HOUR;
  const signed = { ...act, deadline } as never;
  return { deadline, approval: await approve(by, (signer) => signCreditAct(signer, deployment, name, signed)) };
}

/** A million at sight, confirmed: steel tools from Mountain Tools to Orient Imports. */
export async function issueConfirmed(
  deployment: Deployment,
  parties: Parties,
  { today }: Days,
  cash: string,
): Promise<{ readonly credit: string; readonly terms: CreditTerms }> {
  const { applicant, issuer, confirmer, advisor, beneficiary } = parties;
  const terms = completeCredit({
    applicant: applicant.org,
    applicantAccount: applicant.maker.address,
    issuer: issuer.org,
    advisor: advisor.org,
    confirmer: confirmer.org,
    beneficiary: beneficiary.org,
    beneficiaryAccount: beneficiary.maker.address,
    amount: AMOUNT,
    margin: MARGIN,
    cash,
    availability: "Sight",
    expiry: dateText(today + 60),
    latestShipment: dateText(today + 40),
    presentationDays: 21,
    calendar: CALENDAR,
    goods: id("forty crates of tools"),
    documents: id("invoice, bill of lading, packing list"),
  });
  const { credit } = await applyForCreditAndWait(applicant.client, { terms });
  await payMarginAndWait(applicant.client, { credit, amount: MARGIN });
  await issueCreditAndWait(issuer.client, { terms, ...(await sign(deployment, issuer, "issue", { credit })) });
  await adviseCreditAndWait(advisor.client, { credit });
  const confirmation = { credit, terms: credit };
  const confirmed = await sign(deployment, confirmer, "confirm", confirmation);
  await confirmCreditAndWait(confirmer.client, { credit, termsName: credit, ...confirmed });
  return { credit, terms };
}

/** Documents of one shipment. */
export function shipment(
  terms: CreditTerms,
  { today }: Days,
  number: bigint,
  changes: Pick<Drawing, "amount" | "atConfirmer">,
): Drawing {
  return {
    credit: creditId(terms),
    terms: creditId(terms),
    number,
    documents: id(`documents of shipment ${number}`),
    invoiceAmount: changes.amount,
    shipDate: dateText(today - 3),
    keys: [id(`invoice of shipment ${number}`)],
    ...changes,
  };
}
