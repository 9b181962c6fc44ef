import { id } from "ethers";
import { acceptBillAndWait } from "../../sdk/bills/actions/accept-bill.ts";
import { drawBillAndWait } from "../../sdk/bills/actions/draw-bill.ts";
import { getBill } from "../../sdk/bills/actions/get-bill.ts";
import { type BillDraft, type BillTerms, billId, completeBill } from "../../sdk/bills/model/bill-terms.ts";
import { type BillAct, type BillActName, signBillAct } from "../../sdk/bills/model/signatures.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import type { DualApproval } from "../../sdk/members/model/dual-approval.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import type { Days } from "../shared/banking-days.ts";
import { chainTime } from "../shared/chain-clock.ts";
import { approve, type Party } from "../shared/two-people.ts";
import type { Parties } from "./parties.ts";

/** Of the play's banks. */
export const CALENDAR = "BILL-BANK";
export const AMOUNT = 1_000_000_00n;
/** Days from the issue to the maturity. */
export const TENOR = 90;
const HOUR = 3_600;

/** What two people of a party sign of a bill, and until when. */
export async function sign<Name extends BillActName>(
  deployment: Deployment,
  by: Party,
  name: Name,
  act: Omit<BillAct<Name>, "deadline">,
): Promise<{ readonly deadline: number; readonly approval: DualApproval }> {
  const deadline = (await chainTime(by.client.provider)) + HOUR;
  const signed = { ...act, deadline } as never;
  return { deadline, approval: await approve(by, (signer) => signBillAct(signer, deployment, name, signed)) };
}

/** A million, from the drawer to the payee, for cloth that is dyed. */
export function termsOf(
  { drawer, acceptor, payee }: Parties,
  { today }: Days,
  cash: string,
  changes: Partial<BillDraft> = {},
): BillTerms {
  return completeBill({
    drawer: drawer.org,
    acceptor: acceptor.org,
    payee: payee.org,
    payeeAccount: payee.maker.address,
    amount: AMOUNT,
    cash,
    issued: dateText(today),
    maturity: dateText(today + TENOR),
    answerDays: 1,
    lateRate: 450,
    calendar: CALENDAR,
    background: id("contract and invoice of dyed cloth"),
    keys: [id("invoice of dyed cloth")],
    ...changes,
  });
}

export async function draw(deployment: Deployment, { drawer }: Parties, terms: BillTerms): Promise<string> {
  const bill = billId(terms);
  await drawBillAndWait(drawer.client, { terms, ...(await sign(deployment, drawer, "draw", { bill })) });
  return bill;
}

/** @returns The lot that the payee has. */
export async function accept(deployment: Deployment, { acceptor }: Parties, terms: BillTerms): Promise<bigint> {
  const act = { bill: billId(terms), notTransferable: false, conditional: false };
  await acceptBillAndWait(acceptor.client, { terms, ...(await sign(deployment, acceptor, "accept", act)) });
  const { lot } = await getBill(acceptor.client, act);
  if (lot === null) throw new RangeError("an accepted bill has a lot");
  return lot;
}
