import { id } from "ethers";
import { acceptDocuments, acceptDocumentsAndWait } from "../../sdk/credits/actions/accept-documents.ts";
import { amendCredit } from "../../sdk/credits/actions/amend-credit.ts";
import { expireCreditAndWait } from "../../sdk/credits/actions/expire-credit.ts";
import { collectClaimAndWait } from "../../sdk/credits/actions/collect-claim.ts";
import { forwardDocumentsAndWait } from "../../sdk/credits/actions/forward-documents.ts";
import { getLetterOfCredit } from "../../sdk/credits/actions/get-letter-of-credit.ts";
import { getPresentation } from "../../sdk/credits/actions/get-presentation.ts";
import { precludeRefusal, precludeRefusalAndWait } from "../../sdk/credits/actions/preclude-refusal.ts";
import { presentDocuments, presentDocumentsAndWait } from "../../sdk/credits/actions/present-documents.ts";
import { refuseDocuments, refuseDocumentsAndWait } from "../../sdk/credits/actions/refuse-documents.ts";
import { repayCreditAndWait } from "../../sdk/credits/actions/repay-credit.ts";
import { waiveDiscrepanciesAndWait } from "../../sdk/credits/actions/waive-discrepancies.ts";
import { discrepanciesHash } from "../../sdk/credits/model/discrepancies-hash.ts";
import { creditId } from "../../sdk/credits/model/credit-terms.ts";
import { payObligationAndWait } from "../../sdk/ledger/actions/obligations/pay-obligation.ts";
import { redeemAndWait } from "../../sdk/ledger/actions/obligations/redeem.ts";
import { getCashBalance } from "../../sdk/settlement/actions/cash/get-cash-balance.ts";
import { dayNumber } from "../../sdk/settlement/model/dates.ts";
import { noonOf, publishDays } from "../shared/banking-days.ts";
import { moveClock } from "../shared/chain-clock.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import type { Party } from "../shared/two-people.ts";
import { yuan } from "../shared/yuan.ts";
import { CALENDAR, issueConfirmed, shipment, sign } from "./credit.ts";
import { enrolParties, fund } from "./parties.ts";

/** Which rule an error stands for, by its usual name. */
const RULES: Readonly<Record<string, string>> = {
  Presentations_WrongState: "UCP 600 art. 16 (c): one single notice",
  Presentations_NotWaived: "UCP 600 art. 16 (b): the bank waits for the applicant's waiver",
  Presentations_ClockRuns: "UCP 600 art. 14 (b): five banking days after the day of presentation",
  Presentations_Precluded: "UCP 600 art. 16 (d), (f): the bank is precluded",
  Credits_Overdrawn: "UCP 600 art. 30: no more than the credit is drawn",
  Credits_NotParty: "UCP 600 art. 10 (a): the issuing bank amends, and nobody else",
  Fingerprints_Taken: "one document, one use",
};

/** A credit is issued, confirmed, presented with a discrepancy, waived and honoured; then a bank misses its clock. */
export const lettersOfCredit: Scenario = {
  name: "letters-of-credit",
  title: "Letter of credit: a discrepancy is waived, and a bank that stays silent is precluded",
  movesClock: true,
  async play(stage: Stage): Promise<Outcome> {
    const { say, deployment } = stage;
    const parties = await enrolParties(stage);
    const { applicant, issuer, confirmer, beneficiary } = parties;
    const days = await publishDays(stage, CALENDAR);
    const cash = await fund(stage, parties);
    const { credit, terms } = await issueConfirmed(deployment, parties, days, cash);
    say(
      `${issuer.name} issues a credit of 1 000 000.00 for ${applicant.name}, a fifth of it margin; ${confirmer.name} confirms`,
    );

    // A discrepancy.
    const first = shipment(terms, days, 1n, { amount: 600_000_00n, atConfirmer: false });
    const { presentation } = await presentDocumentsAndWait(beneficiary.client, { terms, drawing: first });
    const notice = {
      discrepancies: [id("weight: 990 kg, and 1 000 kg on the invoice")],
      disposition: "HoldForWaiver" as const,
    };
    const refusing = await sign(deployment, issuer, "refuse", { presentation, ...notice });
    const refusal = { terms, drawing: first, ...notice, ...refusing };
    await refuseDocumentsAndWait(issuer.client, refusal);
    say(`${issuer.name} refuses: the weight differs. It holds the documents until the applicant waives`);
    const twice = await attempt("a second notice", "Presentations_WrongState", () =>
      refuseDocuments(issuer.client, refusal),
    );
    const agreed = await sign(deployment, issuer, "accept", { presentation, refused: true });
    const accepting = { terms, drawing: first, ...agreed };
    const early = await attempt("acceptance before the waiver", "Presentations_NotWaived", () =>
      acceptDocuments(issuer.client, accepting),
    );
    const discrepancies = discrepanciesHash(notice.discrepancies);
    const waiver = await sign(deployment, applicant, "waive", { presentation, discrepancies });
    await waiveDiscrepanciesAndWait(applicant.client, { drawing: first, discrepancies, ...waiver });
    await acceptDocumentsAndWait(issuer.client, accepting);
    await honour(issuer, beneficiary, (await getPresentation(issuer.client, { presentation })).claim, first.amount);
    const { owed } = await getLetterOfCredit(issuer.client, { credit });
    await repayCreditAndWait(applicant.client, { credit, amount: owed });
    say(`${applicant.name} waives, ${issuer.name} honours 600 000.00, takes the margin and is repaid the rest`);

    // False acts.
    const reused = { ...shipment(terms, days, 2n, { amount: 1n, atConfirmer: false }), keys: first.keys };
    const used = await attempt("the same invoice once more", "Fingerprints_Taken", () =>
      presentDocuments(beneficiary.client, { terms, drawing: reused }),
    );
    const over = await attempt("a drawing above what is left", "Credits_Overdrawn", () => {
      const drawing = shipment(terms, days, 3n, { amount: 400_000_01n, atConfirmer: false });
      return presentDocuments(beneficiary.client, { terms, drawing });
    });
    const less = { ...terms, amount: 600_000_00n };
    const smuggled = await attempt("an amendment by the applicant", "Credits_NotParty", async () => {
      const act = { credit, former: credit, terms: creditId(less) };
      const signed = await sign(deployment, applicant, "amend", act);
      return amendCredit(applicant.client, { credit, former: terms, terms: less, ...signed });
    });

    // A silent bank.
    const second = shipment(terms, days, 4n, { amount: 400_000_00n, atConfirmer: true });
    const silent = await presentDocumentsAndWait(beneficiary.client, { terms, drawing: second });
    const soon = await attempt("preclusion while the clock runs", "Presentations_ClockRuns", () =>
      precludeRefusal(beneficiary.client, { terms, drawing: second }),
    );
    const { examineUntil } = await getPresentation(issuer.client, silent);
    if (examineUntil === null) throw new RangeError("the calendar of the play has no such year");
    await moveClock(issuer.client.provider, noonOf(days.calendar, dayNumber(examineUntil) + 1));
    const late = await attempt("a notice on the sixth day", "Presentations_Precluded", async () => {
      const told = { discrepancies: [id("too late")], disposition: "Hold" as const };
      const signed = await sign(deployment, confirmer, "refuse", { presentation: silent.presentation, ...told });
      return refuseDocuments(confirmer.client, { terms, drawing: second, ...told, ...signed });
    });
    await precludeRefusalAndWait(beneficiary.client, { terms, drawing: second });
    const precluded = await getPresentation(issuer.client, silent);
    say(`${confirmer.name} said nothing by ${examineUntil}: it is precluded from refusing, and owes 400 000.00`);
    await moveClock(issuer.client.provider, noonOf(days.calendar, dayNumber(examineUntil) + 4));
    await honour(confirmer, beneficiary, precluded.claim, second.amount);
    await forwardDocumentsAndWait(confirmer.client, { terms, drawing: second });
    const again = await sign(deployment, issuer, "accept", { presentation: silent.presentation, refused: false });
    await acceptDocumentsAndWait(issuer.client, { terms, drawing: second, ...again });
    await collectClaimAndWait(confirmer.client, { terms, drawing: second });
    await moveClock(issuer.client.provider, noonOf(days.calendar, dayNumber(examineUntil) + 7));
    await honour(issuer, confirmer, precluded.reimbursementClaim, second.amount);
    say(`${confirmer.name} honours, and is reimbursed by ${issuer.name}`);
    const left = (await getLetterOfCredit(issuer.client, { credit })).owed;
    await repayCreditAndWait(applicant.client, { credit, amount: left });
    await moveClock(issuer.client.provider, noonOf(days.calendar, days.today + 70));
    await expireCreditAndWait(issuer.client, { credit, terms });
    const { state, margin, confirmed, max } = await getLetterOfCredit(issuer.client, { credit });
    const waived = await getPresentation(issuer.client, { presentation });
    const paid = await getCashBalance(issuer.client, { cash, account: beneficiary.maker.address });

    const refused = [twice, early, used, over, smuggled, soon, late];
    for (const { what, reported } of refused) say(`${what}: refused, ${RULES[reported ?? ""] ?? "NOT REPORTED"}`);
    const faults: Fault[] = [
      ...refused,
      observed("the silent bank accepted", precluded.byPreclusion, "Precluded"),
      observed("the credit is over, and nothing is left in it", state === "Expired" && margin === 0n, "Expired"),
      observed("the beneficiary has all", paid === 6_000_000_00n, "Paid"),
    ];
    const missed = faults.filter(({ reported }) => reported === undefined);
    return {
      ok: missed.length === 0,
      facts: {
        credit: `${yuan(max)}${confirmed ? ", confirmed" : ""}`,
        "with a discrepancy, waived": waived.waived ? yuan(waived.drawing.amount) : "none",
        "by preclusion (UCP 600 art. 16 f)": precluded.byPreclusion ? yuan(precluded.drawing.amount) : "none",
        refused: `${refused.length - refused.filter(({ reported }) => reported === undefined).length} of ${refused.length} false acts`,
        "not reported": missed.map(({ what }) => what).join(", ") || "nothing",
      },
    };
  },
};

/** Who owes pays, and the holder is paid out. */
async function honour(by: Party, to: Party, instrument: bigint, amount: bigint): Promise<void> {
  await payObligationAndWait(by.client, { instrument, amount });
  await redeemAndWait(to.client, { instrument, holder: to.maker.address });
}
