import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { creditId } from "../../../../../src/sdk/credits/model/credit-terms.ts";
import { discrepanciesHash } from "../../../../../src/sdk/credits/model/discrepancies-hash.ts";
import { presentationId } from "../../../../../src/sdk/credits/model/drawing.ts";
import { type CreditsSystem, openCredits } from "../../../../../src/testing/credits.ts";
import { refused, refusedWith } from "../../../../../src/testing/errors.ts";
import { testSystem } from "../../../../../src/testing/system.ts";

describe("the actions of letters of credit", () => {
  let on: CreditsSystem;

  beforeEach(async () => {
    const { ethers, deployment, deployer: relayer } = await testSystem();
    on = await openCredits({ ethers, deployment, relayer });
  });

  const balance = ({ maker, client }: CreditsSystem["issuer"]) =>
    client.cash.getCashBalance({ cash: on.cash, account: maker.address });

  it("issue, present, refuse, waive, accept, honour and repay", async () => {
    const terms = await on.terms();
    const credit = await on.issue(terms);
    expect(await on.relay.credits.getLetterOfCredit({ credit })).to.deep.include({
      state: "Advised",
      terms,
      termsName: credit,
      margin: 200_000n,
      available: 1_000_000n,
    });
    const drawing = await on.drawing(terms);
    const { presentation } = await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    expect(presentation).to.equal(presentationId(drawing));
    const refusal = { presentation, discrepancies: [id("weight differs")], disposition: "HoldForWaiver" as const };
    const { presentation: _, ...told } = refusal;
    const refusing = await on.sign(on.issuer, "refuse", refusal);
    await on.relay.credits.refuseDocumentsAndWait({ terms, drawing, ...told, ...refusing });
    await refused(
      on.relay.credits.refuseDocuments({ terms, drawing, ...told, ...refusing }),
      "Presentations_WrongState",
    );
    const again = await on.sign(on.issuer, "accept", { presentation, refused: true });
    await refused(on.relay.credits.acceptDocuments({ terms, drawing, ...again }), "Presentations_NotWaived");
    const discrepancies = discrepanciesHash(refusal.discrepancies);
    const other = { presentation, discrepancies: discrepanciesHash([id("port differs")]) };
    const elsewhere = { drawing, ...other, ...(await on.sign(on.applicant, "waive", other)) };
    await refused(on.relay.credits.waiveDiscrepancies(elsewhere), "Presentations_OtherDiscrepancies");
    await on.relay.credits.waiveDiscrepanciesAndWait({
      drawing,
      discrepancies,
      ...(await on.sign(on.applicant, "waive", { presentation, discrepancies })),
    });
    await on.relay.credits.acceptDocumentsAndWait({ terms, drawing, ...again });
    const accepted = await on.relay.credits.getPresentation({ presentation });
    expect(accepted).to.deep.include({
      state: "Accepted",
      applicantBound: true,
      refusedFor: discrepancies,
      waivedFor: discrepancies,
      unclaimed: false,
      terms,
      drawing,
    });
    const before = await balance(on.issuer);
    await on.issuer.client.obligations.payObligationAndWait({ instrument: accepted.claim, amount: 1_000_000n });
    expect(await balance(on.issuer)).to.equal(before - 800_000n);
    await on.applicant.client.credits.repayCreditAndWait({ credit, amount: 500_000n });
    const { discharges: number } = await on.relay.credits.getLetterOfCredit({ credit });
    const owed = { credit, owed: 300_000n, amount: 300_000n };
    const discharging = await on.sign(on.issuer, "discharge", { ...owed, number });
    await on.relay.credits.dischargeCreditAndWait({ ...owed, ...discharging });
    expect(await on.relay.credits.getLetterOfCredit({ credit })).to.include({ discharges: 1 });
    expect(await on.relay.credits.getLetterOfCredit({ credit })).to.include({ owed: 0n, margin: 0n, available: 0n });
    expect((await on.relay.credits.listPresentations({ credit })).map(({ state }) => state)).to.deep.equal([
      "Honoured",
    ]);
  });

  it("preclude a bank that was silent, and end a credit", async () => {
    const terms = await on.terms();
    const credit = await on.issue(terms);
    const drawing = await on.drawing(terms, { amount: 400_000n });
    const { presentation } = await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    await refused(on.relay.credits.precludeRefusal({ terms, drawing }), "Presentations_ClockRuns");
    await on.goTo((await on.today()) + 14);
    await on.relay.credits.precludeRefusalAndWait({ terms, drawing });
    expect(await on.relay.credits.getPresentation({ presentation })).to.include({ byPreclusion: true });
    await on.goTo((await on.today()) + 60);
    expect((await on.relay.credits.expireCreditAndWait({ credit, terms })).released).to.equal(600_000n);
    await on.relay.credits.releaseCreditAndWait({ credit, terms });
    expect((await on.relay.credits.listCredits()).map(({ state }) => state)).to.deep.equal(["Expired"]);
  });

  it("amend with all parties, transfer a part, and cancel", async () => {
    const terms = await on.terms({ transferable: true });
    const credit = await on.issue(terms);
    const confirming = await on.sign(on.confirmer, "confirm", { credit, terms: credit });
    await on.relay.credits.confirmCreditAndWait({ credit, termsName: credit, ...confirming });
    const amended = { ...terms, amount: 1_500_000n };
    const names = { credit, former: credit, terms: creditId(amended) };
    const amending = await on.sign(on.issuer, "amend", names);
    await on.relay.credits.amendCreditAndWait({ credit, former: terms, terms: amended, ...amending });
    const answer = { credit, amendment: names.terms, accepts: names.terms };
    for (const by of [on.beneficiary, on.confirmer]) {
      await on.relay.credits.answerAmendmentAndWait({ ...answer, ...(await on.sign(by, "answer", answer)) });
    }
    expect(await on.relay.credits.getLetterOfCredit({ credit })).to.deep.include({
      termsName: names.terms,
      terms: amended,
    });
    const transferred = {
      ...amended,
      amount: 400_000n,
      margin: 0n,
      transferable: false,
      beneficiary: on.second.org,
      beneficiaryAccount: on.second.maker.address,
      parent: credit,
    };
    const act = { credit, transferred: creditId(transferred) };
    const { deadline, approval: beneficiary } = await on.sign(on.beneficiary, "transfer", act);
    const { approval: bank } = await on.sign(on.issuer, "transfer", act);
    const transfer = { credit, terms: amended, transferred, deadline, beneficiary, bank };
    await refusedWith(on.relay.credits.transferCredit({ ...transfer, bank: beneficiary }), "Credits_NotParty", {
      org: BigInt(on.beneficiary.org),
    });
    const { transferred: child } = await on.relay.credits.transferCreditAndWait(transfer);
    expect(await on.relay.credits.getLetterOfCredit({ credit: child })).to.include({
      state: "Advised",
      confirmed: true,
    });
    expect((await on.relay.credits.listCredits()).map((each) => each.credit)).to.deep.equal([credit, child]);
    const approvals = async (of: string, terms: string, by: readonly CreditsSystem["issuer"][]) => {
      const signed = [];
      for (const each of by) signed.push(await on.sign(each, "cancel", { credit: of, terms }));
      return { deadline: signed[0]?.deadline ?? 0, approvals: signed.map(({ approval }) => approval) };
    };
    const second = await approvals(child, child, [on.issuer, on.second, on.confirmer]);
    await on.relay.credits.cancelCreditAndWait({ credit: child, terms: transferred, ...second });
    const first = await approvals(credit, names.terms, [on.issuer, on.beneficiary, on.confirmer]);
    const { released } = await on.relay.credits.cancelCreditAndWait({ credit, terms: amended, ...first });
    expect(released).to.equal(1_500_000n);
  });

  it("forward what the confirmer accepted, and send refused documents back", async () => {
    const terms = await on.terms();
    const credit = await on.issue(terms);
    const confirming = await on.sign(on.confirmer, "confirm", { credit, terms: credit });
    await on.relay.credits.confirmCreditAndWait({ credit, termsName: credit, ...confirming });
    const drawing = await on.drawing(terms, { amount: 600_000n, atConfirmer: true });
    const { presentation } = await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    const accept = { presentation, refused: false };
    await on.relay.credits.acceptDocumentsAndWait({
      terms,
      drawing,
      ...(await on.sign(on.confirmer, "accept", accept)),
    });
    await on.confirmer.client.credits.forwardDocumentsAndWait({ terms, drawing });
    await on.relay.credits.acceptDocumentsAndWait({ terms, drawing, ...(await on.sign(on.issuer, "accept", accept)) });
    const { reimbursement, claim } = await on.relay.credits.getPresentation({ presentation });
    expect(reimbursement).to.equal("Accepted");
    const collecting = on.confirmer.client.credits.collectClaim({ terms, drawing });
    await refused(collecting, "Presentations_NoReimbursement");
    await on.confirmer.client.obligations.payObligationAndWait({ instrument: claim, amount: 600_000n });
    const collected = await on.confirmer.client.credits.collectClaimAndWait({ terms, drawing });
    expect(collected).to.include({ presentation, amount: 600_000n });
    await refused(on.relay.credits.lapseReimbursement({ drawing }), "Presentations_NoReimbursement");
    await on.issuer.client.obligations.payObligationAndWait({ instrument: collected.claim, amount: 600_000n });

    const other = await on.drawing(terms, { amount: 400_000n });
    await on.advisor.client.credits.presentDocumentsAndWait({ terms, drawing: other });
    const held = { presentation: presentationId(other), discrepancies: [id("x")], disposition: "Hold" as const };
    const { presentation: _, ...told } = held;
    const signed = await on.sign(on.issuer, "refuse", held);
    await on.relay.credits.refuseDocumentsAndWait({ terms, drawing: other, ...told, ...signed });
    const { checker } = on.beneficiary;
    const to = { presentation: held.presentation, number: 0, account: checker.address };
    const redirection = { drawing: other, account: to.account, ...(await on.sign(on.beneficiary, "redirect", to)) };
    await on.relay.credits.redirectClaimAndWait(redirection);
    await refused(on.beneficiary.client.credits.redirectClaim(redirection), "Members_NotEnrolled");
    expect(await on.relay.credits.getPresentation(held)).to.include({ redirectedTo: checker.address });
    await refused(on.relay.credits.returnDocuments({ drawing: other }), "Credits_TooLate");
    const returning = await on.sign(on.beneficiary, "return", { presentation: held.presentation });
    await on.relay.credits.returnDocumentsAndWait({ drawing: other, ...returning });
    expect((await on.relay.credits.listPresentations()).map(({ state }) => state)).to.deep.equal([
      "Honoured",
      "Returned",
    ]);
  });

  it("present under an amendment, which two people of the beneficiary so accept", async () => {
    const terms = await on.terms({ salt: id("amended by presenting") });
    const credit = await on.issue(terms);
    const amended = { ...terms, presentationDays: 20 };
    const names = { credit, former: credit, terms: creditId(amended) };
    const amending = await on.sign(on.issuer, "amend", names);
    await on.relay.credits.amendCreditAndWait({ credit, former: terms, terms: amended, ...amending });
    const drawing = { ...(await on.drawing(amended)), credit };
    const { credits } = on.beneficiary.client;
    await refused(credits.presentDocuments({ terms: amended, drawing }), "Credits_OtherTerms");
    const answer = await on.sign(on.beneficiary, "answer", { credit, amendment: names.terms, accepts: names.terms });
    await credits.presentUnderAmendmentAndWait({ terms: amended, drawing, ...answer });
    expect(await on.relay.credits.getLetterOfCredit({ credit })).to.include({ termsName: names.terms });
  });

  it("withdraw an application, and reject an amendment", async () => {
    const terms = await on.terms();
    await on.applicant.client.credits.applyForCreditAndWait({ terms });
    await on.issuer.client.credits.withdrawApplicationAndWait({ terms });
    const other = await on.terms({ salt: id("another") });
    const credit = await on.issue(other, false);
    const less = { ...other, amount: 500_000n };
    const names = { credit, former: credit, terms: creditId(less) };
    const amending = await on.sign(on.issuer, "amend", names);
    await on.relay.credits.amendCreditAndWait({ credit, former: other, terms: less, ...amending });
    const answer = { credit, amendment: names.terms, accepts: ZeroHash };
    const answered = { ...answer, ...(await on.sign(on.beneficiary, "answer", answer)) };
    await on.relay.credits.answerAmendmentAndWait(answered);
    await refused(on.relay.credits.answerAmendment(answered), "Credits_AmendmentState");
    await refused(on.relay.credits.getLetterOfCredit({ credit: id("none") }), "NOT_FOUND");
    await refused(on.relay.credits.getPresentation({ presentation: id("none") }), "NOT_FOUND");
  });
});
