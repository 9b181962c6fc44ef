import { expect } from "chai";
import { id, Wallet } from "ethers";
import { listDue } from "../../../src/keeper/list-due.ts";
import { creditsDue } from "../../../src/sdk/credits/due/credits-due.ts";
import { creditId } from "../../../src/sdk/credits/model/credit-terms.ts";
import { presentationId } from "../../../src/sdk/credits/model/drawing.ts";
import { dateText, dayNumber } from "../../../src/sdk/settlement/model/dates.ts";
import { type CreditsSystem, openCredits } from "../../../src/testing/credits.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";
import { type TestSystem, testSystem } from "../../../src/testing/system.ts";

describe("a keeper of letters of credit", () => {
  let system: TestSystem;
  let on: CreditsSystem;

  beforeEach(async () => {
    system = await testSystem();
    const { ethers, deployment, deployer: relayer } = system;
    on = await openCredits({ ethers, deployment, relayer });
  });

  const keep = () => keepOnce(system, { sources: [creditsDue] });
  const dues = async () =>
    (await listDue(on.relay, [creditsDue])).dues.map(({ kind, subject, orgs }) => [kind, subject, orgs]);

  it("precludes a bank that is silent, then ends the credit", async () => {
    const terms = await on.terms();
    const credit = await on.issue(terms);
    expect(await dues()).to.deep.equal([["credits.expiry", credit, [on.beneficiary.org]]]);
    const drawing = await on.drawing(terms, { amount: 400_000n });
    await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    expect(await dues()).to.deep.equal([["credits.examination", presentationId(drawing), [on.issuer.org]]]);
    expect(await keep()).to.equal(0);
    await on.goTo((await on.today()) + 14);
    expect(await keep()).to.equal(1);
    expect(await dues()).to.deep.equal([["credits.expiry", credit, [on.beneficiary.org]]]);
    await on.goTo((await on.today()) + 60);
    expect(await keep()).to.equal(1);
    expect(await keep()).to.equal(0);
    expect((await on.relay.credits.getLetterOfCredit({ credit })).state).to.equal("Expired");
  });

  it("knows both clocks of a confirmed credit, its amendments and its transfers", async () => {
    const terms = await on.terms({ transferable: true });
    const credit = await on.issue(terms);
    const confirming = await on.sign(on.confirmer, "confirm", { credit, terms: credit });
    await on.relay.credits.confirmCreditAndWait({ credit, termsName: credit, ...confirming });
    const amended = { ...terms, presentationDays: 15 };
    const act = { credit, former: credit, terms: creditId(amended) };
    const amending = await on.sign(on.issuer, "amend", act);
    await on.relay.credits.amendCreditAndWait({ credit, former: terms, terms: amended, ...amending });
    const answer = { credit, amendment: act.terms, accepts: act.terms };
    for (const by of [on.beneficiary, on.confirmer]) {
      await on.relay.credits.answerAmendmentAndWait({ ...answer, ...(await on.sign(by, "answer", answer)) });
    }
    const drawing = await on.drawing(amended, { credit, amount: 400_000n, atConfirmer: true });
    const { presentation } = await on.beneficiary.client.credits.presentDocumentsAndWait({ terms: amended, drawing });
    const of = (bank: CreditsSystem["issuer"]) => [["credits.examination", presentation, [bank.org]]];
    expect(await dues()).to.deep.equal(of(on.confirmer));
    const accepting = await on.sign(on.confirmer, "accept", { presentation, refused: false });
    await on.relay.credits.acceptDocumentsAndWait({ terms: amended, drawing, ...accepting });
    const expiry = (id: string, org: number) => ["credits.expiry", id, [org]];
    const open = (...kinds: string[]) => kinds.map((kind) => [`credits.${kind}`, presentation, [on.confirmer.org]]);
    const last = expiry(credit, on.beneficiary.org);
    expect(await dues()).to.deep.equal([...open("forwarding", "reimbursement"), last]);
    await on.confirmer.client.credits.forwardDocumentsAndWait({ terms: amended, drawing });
    expect(await dues()).to.deep.equal([...of(on.issuer), last]);
    await on.goTo((await on.today()) + 14);
    expect(await keep()).to.equal(1);
    expect(await dues()).to.deep.equal([...open("reimbursement"), last]);
    const { claim } = await on.relay.credits.getPresentation({ presentation });
    await on.confirmer.client.obligations.payObligationAndWait({ instrument: claim, amount: 400_000n });
    await on.confirmer.client.credits.collectClaimAndWait({ terms: amended, drawing });
    expect(await dues()).to.deep.equal([last]);

    const transferred = {
      ...amended,
      amount: 100_000n,
      margin: 0n,
      transferable: false,
      beneficiary: on.second.org,
      beneficiaryAccount: on.second.maker.address,
      parent: credit,
    };
    const passing = { credit, transferred: creditId(transferred) };
    const { deadline, approval: beneficiary } = await on.sign(on.beneficiary, "transfer", passing);
    const { approval: bank } = await on.sign(on.issuer, "transfer", passing);
    await on.relay.credits.transferCreditAndWait({ credit, terms: amended, transferred, deadline, beneficiary, bank });
    expect(await dues()).to.deep.equal([expiry(passing.transferred, on.second.org)]);
    await on.goTo((await on.today()) + 60);
    expect((await keep()) + (await keep())).to.equal(2);
    expect(await dues()).to.deep.equal([]);
  });

  it("sends documents on for a confirmer that does not honour, and ends what nobody asked the issuer for", async () => {
    const terms = await on.terms();
    const credit = await on.issue(terms);
    const confirming = await on.sign(on.confirmer, "confirm", { credit, terms: credit });
    await on.relay.credits.confirmCreditAndWait({ credit, termsName: credit, ...confirming });
    const drawing = await on.drawing(terms, { atConfirmer: true });
    const { presentation } = await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    await on.goTo((await on.today()) + 14);
    expect(await keep()).to.equal(1); // the confirmer was silent
    expect(await keep()).to.equal(0);
    await on.goTo((await on.today()) + 7);
    expect(await keep()).to.equal(1); // and did not honour
    const stateOf = async () => (await on.relay.credits.getPresentation({ presentation })).reimbursement;
    expect(await stateOf()).to.equal("Examining");
    await on.goTo((await on.today()) + 14);
    expect(await keep()).to.equal(1);
    expect(await stateOf()).to.equal("Accepted");
    await on.goTo((await on.today()) + 3 * 365 + 1);
    expect(await keep()).to.equal(2); // the credit expires too
    expect(await stateOf()).to.equal("Lapsed");
    expect(await keep()).to.equal(0);
  });

  it("sends refused documents back that were held for sixty days", async () => {
    const terms = await on.terms({ expiry: dateText((await on.today()) + 120) });
    await on.issue(terms);
    const drawing = await on.drawing(terms);
    const { presentation } = await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    const refusal = { presentation, discrepancies: [id("a stamp is missing")], disposition: "HoldForWaiver" as const };
    const { presentation: _, ...told } = refusal;
    await on.relay.credits.refuseDocumentsAndWait({
      terms,
      drawing,
      ...told,
      ...(await on.sign(on.issuer, "refuse", refusal)),
    });
    expect(await dues()).to.deep.equal([["credits.return", presentation, [on.issuer.org]]]);
    const { examineUntil } = await on.relay.credits.getPresentation({ presentation });
    const lastHeld = dayNumber(examineUntil as string) + 60;
    await on.goTo(lastHeld);
    expect(await keep()).to.equal(0);
    await on.goTo(lastHeld + 1);
    expect(await keep()).to.equal(1);
    expect((await on.relay.credits.getPresentation({ presentation })).state).to.equal("Returned");
    expect(await dues()).to.deep.equal([["credits.expiry", creditId(terms), [on.beneficiary.org]]]);
  });

  it("collects a claim once an account can take it", async () => {
    const { beneficiary } = on;
    const account = Wallet.createRandom().address;
    const { members } = beneficiary.client;
    await members.enrolAndWait({ account, duties: ["MAKER"], person: Wallet.createRandom().address });
    const terms = await on.terms({ beneficiaryAccount: account });
    await on.issue(terms);
    const drawing = await on.drawing(terms);
    const { presentation } = await beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    await members.revokeAccountAndWait({ account });
    const accepting = await on.sign(on.issuer, "accept", { presentation, refused: false });
    await on.relay.credits.acceptDocumentsAndWait({ terms, drawing, ...accepting });
    const collection = ["credits.collection", presentation, [beneficiary.org]];
    const expiry = ["credits.expiry", creditId(terms), [beneficiary.org]];
    expect(await dues()).to.deep.equal([collection, expiry]);
    expect(await keep()).to.equal(0);
    const to = { presentation, number: 0, account: beneficiary.maker.address };
    const redirection = { drawing, account: to.account, ...(await on.sign(beneficiary, "redirect", to)) };
    await on.relay.credits.redirectClaimAndWait(redirection);
    expect(await keep()).to.equal(1);
    expect(await dues()).to.deep.equal([expiry]);
  });
});
