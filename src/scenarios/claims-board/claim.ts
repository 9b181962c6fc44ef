import { id } from "ethers";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { acceptDocumentsAndWait } from "../../sdk/credits/actions/accept-documents.ts";
import { adviseCreditAndWait } from "../../sdk/credits/actions/advise-credit.ts";
import { applyForCreditAndWait } from "../../sdk/credits/actions/apply-for-credit.ts";
import { getPresentation } from "../../sdk/credits/actions/get-presentation.ts";
import { issueCreditAndWait } from "../../sdk/credits/actions/issue-credit.ts";
import { presentDocumentsAndWait } from "../../sdk/credits/actions/present-documents.ts";
import { completeCredit } from "../../sdk/credits/model/credit-terms.ts";
import { type CreditAct, type CreditActName, signCreditAct } from "../../sdk/credits/model/signatures.ts";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import { settleAndWait } from "../../sdk/settlement/actions/deals/settle.ts";
import { signDeal } from "../../sdk/settlement/model/consent.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import type { Days } from "../shared/banking-days.ts";
import { chainTime } from "../shared/chain-clock.ts";
import { approve, type Party } from "../shared/two-people.ts";
import type { Parties } from "./parties.ts";

/** Of the play's banks. */
export const CALENDAR = "BOARD-BANK";
const HOUR = 3_600;
export const FACE = 1_000_000_00n;
/** What the forfaiter pays the exporter. */
export const FORFAITED = 975_000_00n;

async function sign<Name extends CreditActName>(
  deployment: Deployment,
  by: Party,
  name: Name,
  act: Omit<CreditAct<Name>, "deadline">,
) {
  const deadline = (await chainTime(by.client.provider)) + HOUR;
  const signed = { ...act, deadline } as never;
  return { deadline, approval: await approve(by, (signer) => signCreditAct(signer, deployment, name, signed)) };
}

/** What is delivered under a credit. */
export interface Delivered {
  readonly what: string;
  readonly amount: bigint;
}

/** A credit at 120 days after sight, presented. */
export async function presentedClaim(
  deployment: Deployment,
  { applicant, issuer, exporter, forfaiter }: Parties,
  { today }: Pick<Days, "today">,
  cash: string,
  { what, amount }: Delivered = { what: "machines", amount: FACE },
) {
  const terms = completeCredit({
    applicant: applicant.org,
    applicantAccount: applicant.maker.address,
    issuer: issuer.org,
    advisor: forfaiter.org,
    beneficiary: exporter.org,
    beneficiaryAccount: exporter.maker.address,
    amount,
    margin: 0n,
    cash,
    availability: "Deferred",
    tenorDays: 120,
    expiry: dateText(today + 60),
    latestShipment: dateText(today + 40),
    presentationDays: 21,
    calendar: CALENDAR,
    goods: id(`four ${what}`),
    documents: id("invoice, bill of lading"),
  });
  const { credit } = await applyForCreditAndWait(applicant.client, { terms });
  await issueCreditAndWait(issuer.client, { terms, ...(await sign(deployment, issuer, "issue", { credit })) });
  await adviseCreditAndWait(forfaiter.client, { credit });
  const drawing = {
    credit,
    terms: credit,
    number: 1n,
    documents: id(`documents of the ${what}`),
    amount,
    invoiceAmount: amount,
    shipDate: dateText(today - 3),
    atConfirmer: false,
    keys: [id(`invoice of the ${what}`)],
  };
  const { presentation } = await presentDocumentsAndWait(exporter.client, { terms, drawing });
  const { claim } = await getPresentation(issuer.client, { presentation });
  return { terms, drawing, presentation, claim };
}

/** A credit at 120 days after sight, presented and accepted. @returns The claim's id on the ledger. */
export async function acceptedClaim(
  deployment: Deployment,
  parties: Parties,
  days: Pick<Days, "today">,
  cash: string,
  delivered?: Delivered,
): Promise<bigint> {
  const { issuer } = parties;
  const { terms, drawing, presentation, claim } = await presentedClaim(deployment, parties, days, cash, delivered);
  const accepted = await sign(deployment, issuer, "accept", { presentation, refused: false });
  await acceptDocumentsAndWait(issuer.client, { terms, drawing, ...accepted });
  return claim;
}

/** The forfaiter buys it of the exporter, without recourse. */
export async function forfait(
  deployment: Deployment,
  { exporter, forfaiter }: Parties,
  claim: bigint,
  cash: string,
): Promise<void> {
  const asset = String(instrumentsContract(forfaiter.client).target);
  const [seller, buyer] = [exporter.maker.address, forfaiter.maker.address];
  const legs = [
    { asset, id: claim, from: seller, to: buyer, amount: FACE },
    { asset: cash, from: buyer, to: seller, amount: FORFAITED },
  ];
  const deal = { legs, ref: id("forfaiting agreement"), deadline: (await chainTime(forfaiter.client.provider)) + HOUR };
  const consents = [exporter, forfaiter].map(async ({ maker }) => ({
    party: maker.address,
    nonce: 1n,
    signature: await signDeal(maker, deployment, deal, 1n),
  }));
  await settleAndWait(forfaiter.client, { deal, consents: await Promise.all(consents) });
}
