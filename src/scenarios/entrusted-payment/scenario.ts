import { id } from "ethers";
import { accelerateFacilityAndWait } from "../../sdk/funds/actions/accelerate-facility.ts";
import { approvePayment, approvePaymentAndWait } from "../../sdk/funds/actions/approve-payment.ts";
import { askToDraw } from "../../sdk/funds/actions/ask-to-draw.ts";
import { closeFacilityAndWait } from "../../sdk/funds/actions/close-facility.ts";
import { declareBreachAndWait } from "../../sdk/funds/actions/declare-breach.ts";
import { freezeFacility, freezeFacilityAndWait } from "../../sdk/funds/actions/freeze-facility.ts";
import { getFacility } from "../../sdk/funds/actions/get-facility.ts";
import { giveBackPaymentAndWait } from "../../sdk/funds/actions/give-back-payment.ts";
import { listCircularFlows } from "../../sdk/funds/actions/list-circular-flows.ts";
import { listPayee } from "../../sdk/funds/actions/list-payee.ts";
import { listSplitPayments } from "../../sdk/funds/actions/list-split-payments.ts";
import { payIntoFacility } from "../../sdk/funds/actions/pay-into-facility.ts";
import { repayFacilityAndWait } from "../../sdk/funds/actions/repay-facility.ts";
import { requestPayment, requestPaymentAndWait } from "../../sdk/funds/actions/request-payment.ts";
import { returnUnspentAndWait } from "../../sdk/funds/actions/return-unspent.ts";
import { transferCashAndWait } from "../../sdk/settlement/actions/cash/transfer-cash.ts";
import { publishDays } from "../shared/banking-days.ts";
import { chainTime, moveClock } from "../shared/chain-clock.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import type { Party } from "../shared/two-people.ts";
import { yuan } from "../shared/yuan.ts";
import { AMOUNT, BY_RULE, CALENDAR, draw, list, open, requestOf, sign, signNext, termsOf } from "./facility.ts";
import { enrolParties, fund } from "./parties.ts";

/** Which rule a false act breaks, by its usual name. */
const RULES = {
  asked: "the borrower asks, and the lender pays in exactly that",
  agreed: "nothing is drawn beyond the facility",
  used: "entrusted payment: one invoice, one payment",
  cooling: "a new payee waits: the time of cooling",
  group: "entrusted payment: nobody of the borrower's group is paid",
  budget: "earmarked use: no more than the line of the budget",
  self: "self-payment: below the threshold alone",
  eyes: "four eyes: maker and checker of the lender",
  breached: "covenant: nothing is drawn while a breach is not cured",
  cure: "the borrower has its days to cure",
  frozen: "a frozen facility pays nobody",
} as const;

const HALF = BY_RULE / 2n;
const DAY = 86_400;

/** A facility is drawn into its purpose account; payees are paid by rule and by hand, what is false is refused, and a breach ends it. */
export const entrustedPayment: Scenario = {
  name: "entrusted-payment",
  title: "Purpose account: a bank's loan goes to those who sell the lathes, one invoice, one payment",
  movesClock: true,
  async play(stage: Stage): Promise<Outcome> {
    const { say, deployment } = stage;
    const parties = await enrolParties(stage);
    const { lender, borrower, seller, carrier, parent } = parties;
    await publishDays(stage, CALENDAR);
    const cash = await fund(stage, parties);
    const refused: (Fault & { readonly rule: string })[] = [];
    const refuse = async (rule: keyof typeof RULES, what: string, code: string, act: () => Promise<unknown>) => {
      refused.push({ ...(await attempt(what, code, act)), rule: RULES[rule] });
    };
    const pass = async (seconds: number) =>
      moveClock(lender.client.provider, (await chainTime(lender.client.provider)) + seconds);

    // Opened and drawn.
    const facility = await open(deployment, parties, await termsOf(parties, cash));
    say(
      `${lender.name} opens ${yuan(AMOUNT)} for ${borrower.name}: 900 000.00 for lathes, 100 000.00 for their carriage`,
    );
    await refuse("agreed", "a draw of more than was agreed", "Facilities_DrawExceeded", async () => {
      const more = { facility, amount: AMOUNT + 1n };
      return askToDraw(borrower.client, { ...more, ...(await signNext(deployment, borrower, "draw", more)) });
    });
    await refuse("asked", "money that nobody asked for", "Facilities_NotAsked", () =>
      payIntoFacility(lender.client, { facility, amount: AMOUNT }),
    );
    await draw(deployment, parties, facility, AMOUNT);
    say(`${borrower.name} draws all of it: it is in the purpose account, and goes to payees alone`);

    // Who can be paid.
    await list(deployment, parties, facility, seller);
    const request = (payee: Party, amount: bigint, invoice: string, changes = {}) =>
      requestOf(deployment, parties, { facility, payee: payee.maker.address, amount, invoice, ...changes });
    const bring = async (payee: Party, amount: bigint, invoice: string, changes = {}) =>
      requestPayment(borrower.client, await request(payee, amount, invoice, changes));
    await refuse("cooling", "a payment to who was listed only now", "PurposePayments_NotListed", () =>
      bring(seller, HALF, "invoice 1"),
    );
    await refuse("group", "the borrower's parent as a payee", "PurposePayments_PayeeInvalid", async () => {
      const act = { facility, payee: parent.maker.address, listed: true };
      return listPayee(lender.client, { ...act, ...(await signNext(deployment, lender, "listPayee", act)) });
    });
    await list(deployment, parties, facility, carrier);
    await pass(DAY);

    // Paid by rule, and by the lender's hands.
    const first = await requestPaymentAndWait(borrower.client, await request(seller, HALF, "invoice 1"));
    say(`${seller.name} is paid ${yuan(HALF)} at once, by rule`);
    await refuse("used", "a draw against a used invoice", "Fingerprints_Taken", () => bring(seller, HALF, "invoice 1"));
    const large = await request(seller, BY_RULE, "invoice 2");
    const waiting = await requestPaymentAndWait(borrower.client, large);
    say(`${yuan(BY_RULE)} more within a day pass the threshold together: ${lender.name} looks`);
    await refuse("eyes", "an approval by one person", "Members_DutyMissing", async () => {
      const { deadline, approval } = await sign(deployment, lender, "approve", { request: waiting.payment });
      const alone = { ...approval, checker: approval.maker };
      return approvePayment(lender.client, { request: large.request, deadline, approval: alone });
    });
    const approved = await sign(deployment, lender, "approve", { request: waiting.payment });
    await approvePaymentAndWait(lender.client, { request: large.request, ...approved });
    await refuse("budget", "carriage for more than its line", "PurposePayments_BudgetExceeded", () =>
      bring(carrier, BY_RULE + 1n, "invoice 3", { purpose: "carriage" }),
    );
    await refuse("self", "the borrower itself above the threshold", "PurposePayments_OwnPaymentExceeded", () =>
      bring(borrower, BY_RULE + 1n, "none", { keys: [] }),
    );
    const wrong = await request(carrier, HALF, "invoice 4", { purpose: "carriage" });
    await requestPaymentAndWait(borrower.client, wrong);
    await giveBackPaymentAndWait(carrier.client, { request: wrong.request });
    say(`${carrier.name} gives back what it got wrongly: its line and its invoice are free again`);

    // What the lender sees.
    const splits = await listSplitPayments(lender.client, { facility });
    await transferCashAndWait(seller.client, { cash, to: parent.maker.address, amount: HALF });
    const flows = await listCircularFlows(lender.client, { facility });
    say(`${seller.name} passes ${yuan(HALF)} on to ${parent.name}: the lender sees it, with both transactions`);

    // A breach, and the end.
    const evidence = id(`statement of ${parent.name}`);
    const breach = { facility, evidence };
    await declareBreachAndWait(lender.client, {
      ...breach,
      ...(await signNext(deployment, lender, "breach", breach)),
    });
    await refuse("breached", "a draw while the breach is not cured", "Facilities_WrongState", async () => {
      const more = { facility, amount: 0n };
      return askToDraw(borrower.client, { ...more, ...(await signNext(deployment, borrower, "draw", more)) });
    });
    await refuse("cure", "a freeze while the borrower may cure", "Facilities_TooEarly", () =>
      freezeFacility(lender.client, { facility }),
    );
    const { cureUntil } = await getFacility(lender.client, { facility });
    await moveClock(lender.client.provider, Number(cureUntil) + 1);
    await freezeFacilityAndWait(lender.client, { facility });
    await refuse("frozen", "a payment out of a frozen facility", "Facilities_WrongState", () =>
      bring(carrier, HALF, "invoice 5", { purpose: "carriage" }),
    );
    const accelerating = await signNext(deployment, lender, "accelerate", { facility });
    await accelerateFacilityAndWait(lender.client, { facility, ...accelerating });
    const { unspent } = await getFacility(lender.client, { facility });
    await returnUnspentAndWait(lender.client, { facility });
    const { owed } = await getFacility(borrower.client, { facility });
    const debt = owed.principal + owed.interest + owed.fee;
    await repayFacilityAndWait(borrower.client, { facility, amount: debt });
    await closeFacilityAndWait(borrower.client, { facility });
    say(`it is not cured: ${yuan(unspent)} go back unspent, and ${borrower.name} repays ${yuan(debt)}`);

    for (const { what, reported, rule } of refused) {
      say(`${what}: refused, ${reported === undefined ? "NOT REPORTED" : rule}`);
    }
    const { state } = await getFacility(lender.client, { facility });
    const faults: Fault[] = [
      ...refused,
      observed("a payment by rule, below the threshold", first.paid, "paid"),
      observed("two payments within a day that pass it together", !waiting.paid && splits.length > 0, "seen"),
      observed("money that came back to the borrower's group", flows.length > 0, "seen"),
      observed("the facility is over", state === "Closed", "Closed"),
    ];
    const missed = faults.filter(({ reported }) => reported === undefined);
    return {
      ok: missed.length === 0,
      facts: {
        facility: yuan(AMOUNT),
        "paid to payees": yuan(HALF + BY_RULE),
        "returned unspent": yuan(unspent),
        "repaid, with interest and fee": yuan(debt),
        alerts: `${splits.length} of split payments, ${flows.length} of circular flows`,
        refused: `${refused.filter(({ reported }) => reported !== undefined).length} of ${refused.length} false acts`,
        "not reported": missed.map(({ what }) => what).join(", ") || "nothing",
      },
    };
  },
};
