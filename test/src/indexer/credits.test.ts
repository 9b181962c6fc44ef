import { expect } from "chai";
import { id, Wallet } from "ethers";
import { creditsDue } from "../../../src/sdk/credits/due/credits-due.ts";
import { type CreditTerms, creditId } from "../../../src/sdk/credits/model/credit-terms.ts";
import { discrepanciesHash } from "../../../src/sdk/credits/model/discrepancies-hash.ts";
import { type Drawing, presentationId } from "../../../src/sdk/credits/model/drawing.ts";
import { dateText } from "../../../src/sdk/settlement/model/dates.ts";
import type { QueryApi } from "../../../src/sdk/query/ask.ts";
import {
  queryCredit,
  queryCreditAmendments,
  queryCreditClaimHolders,
  queryCreditClaims,
  queryCreditDeadlines,
  queryCreditPresentation,
  queryCreditPresentations,
  queryCredits,
} from "../../../src/sdk/query/credits.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { type CreditsSystem, openCredits, PARTIES, type PartyName } from "../../../src/testing/credits.ts";
import { indexerOn, type TestIndexer } from "../../../src/testing/indexer.ts";
import { requireMine } from "../../../src/testing/mine-of.ts";
import { refusalOf } from "../../../src/testing/refusal-of.ts";
import { signedIn } from "../../../src/testing/sign-in.ts";
import { testSystem } from "../../../src/testing/system.ts";
import { creditsAgree } from "./credits-agree.ts";

describe("indexer: letters of credit", function () {
  this.timeout(300_000);
  /** Presentations whose confirmer has its claim. */
  const collected = new Set<string>();
  /** Kinds of what fell due. */
  const seen = new Set<string>();
  let on: CreditsSystem;
  let indexer: TestIndexer;
  beforeEach(async () => {
    const system = await testSystem();
    on = await openCredits({ ...system, relayer: system.deployer });
    indexer = await indexerOn(system);
    await indexer.caughtUp();
  });
  afterEach(() => indexer.close());

  const as = (name: PartyName) => signedIn(indexer.api, on[name].maker);
  const sdk = () => on.relay.credits;
  const confirm = async (credit: string) => {
    const signed = await on.sign(on.confirmer, "confirm", { credit, terms: credit });
    await sdk().confirmCreditAndWait({ credit, termsName: credit, ...signed });
  };
  const accept = async (by: CaseParty, terms: CreditTerms, drawing: Drawing, refused = false) => {
    const signed = await on.sign(by, "accept", { presentation: presentationId(drawing), refused });
    await sdk().acceptDocumentsAndWait({ terms, drawing, ...signed });
  };

  const agree = async (api: QueryApi) => {
    await indexer.caughtUp();
    for (const name of PARTIES) await requireMine(queryCredits, await as(name));
    for (const kind of await creditsAgree({ sdk: on.relay, api, collected })) seen.add(kind);
  };

  it("are as the chain has them: refused, waived, accepted, honoured and repaid; precluded and expired", async () => {
    const issuer = await as("issuer");
    const terms = await on.terms();
    const credit = await on.issue(terms);
    await agree(issuer);
    const drawing = await on.drawing(terms);
    const { presentation } = await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    await agree(issuer);
    // A day that is closed meanwhile makes the time for examination longer.
    const before = (await queryCreditDeadlines(issuer, { credit })).items[0];
    await on.close((await on.today()) + 2);
    await agree(issuer);
    const after = (await queryCreditDeadlines(issuer, { credit })).items[0];
    expect((after?.dueAt ?? 0) - (before?.dueAt ?? 0)).to.equal(86_400);
    const told = { discrepancies: [id("no signature")], disposition: "HoldForWaiver" as const };
    const refusing = await on.sign(on.issuer, "refuse", { presentation, ...told });
    await sdk().refuseDocumentsAndWait({ terms, drawing, ...told, ...refusing });
    await agree(issuer);
    const { item } = await queryCreditPresentation(issuer, { presentation });
    expect(item).to.deep.include(told);
    const discrepancies = discrepanciesHash(told.discrepancies);
    const waiving = await on.sign(on.applicant, "waive", { presentation, discrepancies });
    await sdk().waiveDiscrepanciesAndWait({ drawing, discrepancies, ...waiving });
    await accept(on.issuer, terms, drawing, true);
    await agree(issuer);
    const [claim] = (await queryCreditClaims(issuer, { credit })).items;
    expect(claim).to.deep.include({ kind: "Honour", obligor: on.issuer.org, amount: "1000000", paid: "0" });
    const [payment] = (await queryCreditDeadlines(issuer, { credit })).items.filter(({ kind }) => kind === "Payment");
    expect(payment).to.deep.include({ subject: claim?.claim, orgs: [on.issuer.org], day: claim?.paymentDate });
    const { items: holders } = await queryCreditClaimHolders(issuer, { claim: claim?.claim ?? "" });
    expect(holders.map(({ holder, amount }) => ({ holder, amount }))).to.deep.equal([
      { holder: on.beneficiary.maker.address, amount: "1000000" },
    ]);
    const instrument = BigInt(claim?.claim ?? 0);
    await on.issuer.client.obligations.payObligationAndWait({ instrument, amount: 1_000_000n });
    await on.applicant.client.credits.repayCreditAndWait({ credit, amount: 500_000n });
    await agree(issuer);

    const silent = await on.terms();
    const other = await on.issue(silent);
    const part = await on.drawing(silent, { amount: 400_000n });
    await on.beneficiary.client.credits.presentDocumentsAndWait({ terms: silent, drawing: part });
    await on.goTo((await on.today()) + 14);
    await sdk().precludeRefusalAndWait({ terms: silent, drawing: part });
    await agree(issuer);
    await on.goTo((await on.today()) + 60);
    await sdk().expireCreditAndWait({ credit: other, terms: silent });
    await agree(issuer);
    await sdk().releaseCreditAndWait({ credit: other, terms: silent });
    await agree(issuer);
  });

  it("are as the chain has them: amended, transferred, confirmed, forwarded and reimbursed", async () => {
    const issuer = await as("issuer");
    const terms = await on.terms({ transferable: true });
    const credit = await on.issue(terms);
    await confirm(credit);
    const amended = { ...terms, amount: 1_500_000n };
    const names = { credit, former: credit, terms: creditId(amended) };
    await sdk().amendCreditAndWait({
      credit,
      former: terms,
      terms: amended,
      ...(await on.sign(on.issuer, "amend", names)),
    });
    const answer = { credit, amendment: names.terms, accepts: names.terms };
    await sdk().answerAmendmentAndWait({ ...answer, ...(await on.sign(on.beneficiary, "answer", answer)) });
    const amendments = async () => {
      await indexer.caughtUp();
      const { items } = await queryCreditAmendments(issuer, { credit });
      return items.map(({ termsName, state, byBeneficiary, byConfirmer }) => {
        return { termsName, state, byBeneficiary, byConfirmer };
      });
    };
    const half = { termsName: names.terms, state: "Open", byBeneficiary: true, byConfirmer: false };
    expect(await amendments()).to.deep.equal([half]);
    await sdk().answerAmendmentAndWait({ ...answer, ...(await on.sign(on.confirmer, "answer", answer)) });
    expect(await amendments()).to.deep.equal([{ ...half, state: "InForce", byConfirmer: true }]);
    await agree(issuer);

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
    await sdk().transferCreditAndWait({ credit, terms: amended, transferred, deadline, beneficiary, bank });
    await agree(issuer);

    const drawing = await on.drawing(amended, { credit, amount: 300_000n, atConfirmer: true });
    const own = { ...drawing, terms: names.terms };
    await on.beneficiary.client.credits.presentDocumentsAndWait({ terms: amended, drawing: own });
    await accept(on.confirmer, amended, own);
    await agree(issuer);
    await on.confirmer.client.credits.forwardDocumentsAndWait({ terms: amended, drawing: own });
    await agree(issuer);
    await accept(on.issuer, amended, own);
    await agree(issuer);
    const { claim, reimbursementClaim } = await sdk().getPresentation({ presentation: presentationId(own) });
    await on.confirmer.client.obligations.payObligationAndWait({ instrument: claim, amount: 300_000n });
    await agree(issuer);
    await on.confirmer.client.credits.collectClaimAndWait({ terms: amended, drawing: own });
    collected.add(presentationId(own));
    await agree(issuer);
    await on.issuer.client.obligations.payObligationAndWait({ instrument: reimbursementClaim, amount: 300_000n });
    await agree(issuer);

    const second = [];
    for (const each of [on.issuer, on.second, on.confirmer]) {
      second.push(await on.sign(each, "cancel", { credit: act.transferred, terms: act.transferred }));
    }
    const approvals = second.map(({ approval }) => approval);
    const ending = { credit: act.transferred, terms: transferred, deadline: second[0]?.deadline ?? 0, approvals };
    await sdk().cancelCreditAndWait(ending);
    await agree(issuer);
  });

  it("are as the chain has them: refused by the issuer, waived, and honoured in place of the confirmer", async () => {
    const issuer = await as("issuer");
    const terms = await on.terms();
    const credit = await on.issue(terms);
    await confirm(credit);
    const drawing = await on.drawing(terms, { amount: 250_000n, atConfirmer: true });
    const { presentation } = await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    await accept(on.confirmer, terms, drawing);
    await on.goTo((await on.today()) + 5);
    await sdk().forwardDocumentsAndWait({ terms, drawing });
    await agree(issuer);
    await on.close((await on.today()) + 2);
    await agree(issuer);
    const told = { discrepancies: [id("late")], disposition: "HoldForWaiver" as const };
    const refusing = await on.sign(on.issuer, "refuse", { presentation, ...told });
    await sdk().refuseDocumentsAndWait({ terms, drawing, ...told, ...refusing });
    await agree(issuer);
    const discrepancies = discrepanciesHash(told.discrepancies);
    const waiving = await on.sign(on.applicant, "waive", { presentation, discrepancies });
    await sdk().waiveDiscrepanciesAndWait({ drawing, discrepancies, ...waiving });
    await accept(on.issuer, terms, drawing, true);
    await agree(issuer);
    const { claim: instrument } = await sdk().getPresentation({ presentation });
    await on.issuer.client.obligations.payObligationAndWait({ instrument, amount: 250_000n });
    await agree(issuer);
  });

  it("say since when a claim waits for an account that can take it, and that it was collected", async () => {
    const issuer = await as("issuer");
    const { beneficiary } = on;
    const account = Wallet.createRandom().address;
    const { members } = beneficiary.client;
    await members.enrolAndWait({ account, duties: ["MAKER"], person: Wallet.createRandom().address });
    const terms = await on.terms({ beneficiaryAccount: account });
    const credit = await on.issue(terms);
    const drawing = await on.drawing(terms);
    const { presentation } = await beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    await members.revokeAccountAndWait({ account });
    await accept(on.issuer, terms, drawing);
    await agree(issuer);
    const collections = async () =>
      (await queryCreditDeadlines(issuer, { credit })).items.filter(({ kind }) => kind === "Collection");
    const [waits] = await collections();
    expect(waits).to.deep.include({ subject: presentation, orgs: [beneficiary.org], isOver: true });
    expect(waits?.day).to.equal(dateText(Math.floor((waits?.dueAt ?? 0) / 86_400)));
    const to = { presentation, number: 0, account: beneficiary.maker.address };
    const signed = await on.sign(beneficiary, "redirect", to);
    await sdk().redirectClaimAndWait({ drawing, account: to.account, ...signed });
    await agree(issuer);
    await sdk().collectClaimAndWait({ terms, drawing });
    await agree(issuer);
    expect(await collections()).to.deep.equal([]);
    // Every clock of the keeper was compared.
    expect([...seen].sort()).to.deep.equal(Object.keys(creditsDue.kinds).sort());
  });

  it("tell their parties what is agreed and owed, members that there are some, and nobody else anything", async () => {
    const terms = await on.terms();
    const credit = await on.issue(terms);
    const drawing = await on.drawing(terms);
    await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
    await accept(on.issuer, terms, drawing);
    await indexer.caughtUp();
    const bodies = async (api: QueryApi) => {
      const claims = await queryCreditClaims(api, { credit });
      const claim = claims.items[0]?.claim ?? "";
      return JSON.stringify([
        await queryCredits(api, {}),
        await queryCreditAmendments(api, { credit }),
        await queryCreditPresentations(api, {}),
        claims,
        await queryCreditDeadlines(api, { credit }),
        await queryCreditClaimHolders(api, { claim }),
      ]);
    };
    for (const name of ["applicant", "issuer", "confirmer", "advisor", "beneficiary"] as const) {
      expect(await bodies(await as(name)), name).to.include('"1000000"');
    }
    const second = await as("second");
    const body = JSON.stringify([await queryCredits(second, {}), await queryCreditPresentations(second, {})]);
    for (const value of ["1000000", "200000", "800000", terms.cash, terms.goods, drawing.documents]) {
      expect(body).not.to.include(value);
    }
    const { item } = await queryCredit(second, { credit });
    expect(item).to.deep.include({ state: "Advised", terms: null, available: null });
    expect(item.withheld).to.include.members(["terms", "available", "margin", "owed"]);
    const [{ claim = "" } = {}] = (await queryCreditClaims(await as("issuer"), { credit })).items;
    const within = (api: QueryApi) => [
      queryCreditAmendments(api, { credit }),
      queryCreditClaims(api, { credit }),
      queryCreditDeadlines(api, { credit }),
      queryCreditClaimHolders(api, { claim }),
    ];
    const things = (api: QueryApi) => [
      queryCredits(api, {}),
      queryCredit(api, { credit }),
      queryCreditPresentations(api, {}),
    ];
    for (const asked of [...within(second), ...within(indexer.api), ...things(indexer.api)]) {
      expect(await refusalOf(asked)).to.equal("INDEX_WITHHELD");
    }
  });
});
