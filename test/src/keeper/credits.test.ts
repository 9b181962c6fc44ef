import { expect } from "chai";
import { listDue } from "../../../src/keeper/list-due.ts";
import { creditsDue } from "../../../src/sdk/credits/due/credits-due.ts";
import { creditId } from "../../../src/sdk/credits/model/credit-terms.ts";
import { presentationId } from "../../../src/sdk/credits/model/drawing.ts";
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
    expect(await dues()).to.deep.equal([expiry(credit, on.beneficiary.org)]);
    await on.confirmer.client.credits.forwardDocumentsAndWait({ terms: amended, drawing });
    expect(await dues()).to.deep.equal([...of(on.issuer), expiry(credit, on.beneficiary.org)]);
    await on.goTo((await on.today()) + 14);
    expect(await keep()).to.equal(1);

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
});
