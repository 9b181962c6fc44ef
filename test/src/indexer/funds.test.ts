import { expect } from "chai";
import { id } from "ethers";
import { listDue } from "../../../src/keeper/list-due.ts";
import { purposeAccountsContract } from "../../../src/sdk/funds/contracts.ts";
import { fundsDue } from "../../../src/sdk/funds/due/funds-due.ts";
import type { PaymentRequest } from "../../../src/sdk/funds/model/payment-request.ts";
import type { QueryApi } from "../../../src/sdk/query/ask.ts";
import { everyItem } from "../../../src/sdk/query/every-item.ts";
import {
  queryFacilities,
  queryFacility,
  queryFacilityDeadlines,
  queryFacilityPayees,
  queryFacilityPayments,
} from "../../../src/sdk/query/funds.ts";
import { signDeal } from "../../../src/sdk/settlement/model/consent.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { type FundsSystem, openFunds } from "../../../src/testing/funds.ts";
import { indexerOn, type TestIndexer } from "../../../src/testing/indexer.ts";
import { refusalOf } from "../../../src/testing/refusal-of.ts";
import { signedIn } from "../../../src/testing/sign-in.ts";
import { testSystem } from "../../../src/testing/system.ts";

const DAY = 86_400;
const ROOT = id("documents");

/** As the API says it: amounts in decimal. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each)));

/** Clocks without a moment: what is due at once, or by an acceleration. */
const AT_ONCE = ["funds.booking"];

describe("indexer: facilities", function () {
  this.timeout(300_000);
  let on: FundsSystem;
  let indexer: TestIndexer;
  beforeEach(async () => {
    const system = await testSystem();
    on = await openFunds({ ...system, relayer: system.deployer });
    indexer = await indexerOn(system);
  });
  afterEach(() => indexer.close());

  const as = async (party: CaseParty) => {
    await indexer.caughtUp();
    return signedIn(indexer.api, party.maker);
  };
  const sdk = () => on.relay.funds;

  /** Every facility, request, payee and clock as the chain has them: to who is a party to all. */
  async function agree(api: QueryApi): Promise<void> {
    await indexer.caughtUp();
    const source = { api };
    const listed = await sdk().listFacilities();
    expect(await sdk().listFacilities({ source })).to.deep.equal(listed);
    const clocks: unknown[] = [];
    for (const { facility } of listed) {
      const { lenderNumber, borrowerNumber, ...found } = await sdk().getFacility({ facility });
      const { item } = await queryFacility(api, { facility });
      const names = Object.keys(found) as (keyof typeof item)[];
      expect(Object.fromEntries(names.map((name) => [name, item[name]]))).to.deep.equal(plain(found));
      expect(await sdk().listPayments({ facility, source })).to.deep.equal(await sdk().listPayments({ facility }));
      const payees = await sdk().listFacilityPayees({ facility });
      expect(await sdk().listFacilityPayees({ facility, source })).to.deep.equal(payees);
      for (const { kind, payment, orgs, dueAt } of (await queryFacilityDeadlines(api, { facility })).items) {
        const name = `funds.${kind.toLowerCase()}`;
        const isMoved = AT_ONCE.includes(name) || item.state === "Accelerated";
        clocks.push([name, payment ?? facility, orgs, isMoved ? null : dueAt]);
      }
    }
    const { dues, at } = await listDue(on.relay, [fundsDue]);
    const stateOf = new Map(listed.map(({ facility, state }) => [facility, state]));
    const told = [];
    for (const { kind, subject, orgs, dueAt } of dues) {
      const facility = stateOf.has(subject) ? subject : (await sdk().getPayment({ payment: subject })).request.facility;
      const isMoved = AT_ONCE.includes(kind) || stateOf.get(facility) === "Accelerated";
      told.push([kind, subject, orgs, isMoved ? null : dueAt]);
    }
    expect(clocks).to.have.deep.members(told);
    for (const { facility } of listed) {
      for (const { dueAt, isOver } of (await queryFacilityDeadlines(api, { facility })).items) {
        expect(isOver).to.equal(at.time >= (dueAt ?? 0));
      }
    }
  }

  const breach = async (facility: string) => {
    const act = { facility, evidence: ROOT };
    await sdk().declareBreachAndWait({ ...act, ...(await on.signNext(on.lender, "breach", act)) });
  };
  const refuse = async (request: PaymentRequest, payment: string) => {
    const act = { request: payment, reason: id("price") };
    const signed = await on.sign(on.lender, "refuse", act);
    await sdk().refusePaymentAndWait({ request, reason: act.reason, ...signed });
  };
  const givenBackByDeal = async (payment: string, amount: bigint) => {
    const from = on.payee.maker.address;
    const to = String(purposeAccountsContract(on.relay).target);
    const leg = { asset: on.cash, id: BigInt(payment), from, to, amount };
    const deal = { legs: [leg], ref: ROOT, recourse: false, deadline: (await on.now()) + DAY };
    const signature = await signDeal(on.payee.maker, on.deployment, deal, 1n);
    await on.relay.deals.settleAndWait({ deal, consents: [{ party: from, nonce: 1n, signature }] });
  };

  it("are as the chain has them: drawn in parts, paid by rule and by hand, refused, withdrawn, lapsed, shown, given back and repaid", async () => {
    const lender = await as(on.lender);
    await agree(lender);
    const terms = await on.terms();
    const facility = await on.open(terms);
    await agree(lender);
    const asked = { facility, amount: 400_000n };
    await sdk().askToDrawAndWait({ ...asked, ...(await on.signNext(on.borrower, "draw", asked)) });
    await agree(lender);
    await on.lender.client.funds.payIntoFacilityAndWait(asked);
    for (const { maker } of [on.payee, on.other]) await on.list(facility, maker.address);
    await on.pass(3 * DAY);
    await agree(lender);
    const more = { facility, amount: 600_000n };
    await sdk().askToDrawAndWait({ ...more, ...(await on.signNext(on.borrower, "draw", more)) });
    await on.lender.client.funds.payIntoFacilityAndWait(more);
    await on.pass(DAY);
    await agree(lender);

    const small = await on.request(facility);
    await on.bring(small);
    const [large, refused, withdrawn, silent] = [
      await on.request(facility, { amount: 110_000n }),
      await on.request(facility, { amount: 20_000n }),
      await on.request(facility, { amount: 30_000n }),
      await on.request(facility, { amount: 40_000n }),
    ];
    const ids = new Map<PaymentRequest, string>();
    for (const each of [large, refused, withdrawn, silent]) ids.set(each, (await on.bring(each)).payment);
    await agree(lender);
    await on.approve(large, ids.get(large) ?? "");
    await refuse(refused, ids.get(refused) ?? "");
    await on.borrower.client.funds.withdrawPaymentAndWait({ request: withdrawn });
    await agree(lender);
    await on.pass(7 * DAY);
    await agree(lender);
    await sdk().lapsePaymentAndWait({ request: silent });
    const own = await on.request(facility, { purpose: "wages", payee: on.borrower.maker.address, keys: [] });
    await on.bring(own);
    await agree(lender);
    await on.borrower.client.funds.showPaymentEvidenceAndWait({ request: own, documents: ROOT, keys: [id("payroll")] });
    await agree(lender);
    const again = await on.request(facility, { purpose: "wages", payee: on.borrower.maker.address, keys: [] });
    await on.pass(2 * DAY);
    await on.bring({ ...again, deadline: (await on.now()) + DAY });
    await agree(lender);
    await givenBackByDeal((await sdk().listPayments({ facility }))[0]?.payment ?? "", 100_000n);
    await agree(lender);
    await on.payee.client.funds.giveBackPaymentAndWait({ request: small });
    await agree(lender);

    await on.borrower.client.funds.repayFacilityAndWait({ facility, amount: 15_000n });
    await on.pass(10 * DAY);
    await agree(lender);
    const back = { facility, amount: 50_000n };
    await sdk().giveBackUnspentAndWait({ ...back, ...(await on.signNext(on.borrower, "giveBack", back)) });
    await agree(lender);
    const relation = { facility, org: on.other.org };
    await sdk().relateToBorrowerAndWait({ ...relation, ...(await on.signNext(on.lender, "relate", relation)) });
    expect((await queryFacility(lender, { facility })).item.related).to.deep.equal([on.related.org]);
    await indexer.caughtUp();
    expect((await queryFacility(lender, { facility })).item.related).to.deep.equal([on.related.org, on.other.org]);
    const removed = { facility, payee: on.other.maker.address, listed: false };
    await sdk().listPayeeAndWait({ ...removed, ...(await on.signNext(on.lender, "listPayee", removed)) });
    await agree(lender);
    await on.pass(90 * DAY);
    await agree(lender);
    await sdk().returnUnspentAndWait({ facility });
    await on.borrower.client.funds.repayFacilityAndWait({ facility, amount: 1_200_000n });
    await agree(lender);
    await sdk().closeFacilityAndWait({ facility });
    await agree(lender);
    expect((await queryFacility(lender, { facility })).item).to.deep.include({ state: "Closed", unspent: "0" });
  });

  it("are breached, cured, breached again, frozen and accelerated", async () => {
    const borrower = await as(on.borrower);
    const facility = await on.openDrawn();
    await breach(facility);
    await agree(borrower);
    await sdk().cureBreachAndWait({ facility, ...(await on.signNext(on.lender, "cure", { facility })) });
    await agree(borrower);
    await on.bring(await on.request(facility, { amount: 200_000n }));
    await breach(facility);
    const { cureUntil } = await sdk().getFacility({ facility });
    await on.pass(Number(cureUntil) + 1 - (await on.now()));
    await agree(borrower);
    await sdk().freezeFacilityAndWait({ facility });
    await agree(borrower);
    const accelerating = await on.signNext(on.lender, "accelerate", { facility });
    await sdk().accelerateFacilityAndWait({ facility, ...accelerating });
    await agree(borrower);
    await sdk().returnUnspentAndWait({ facility });
    await agree(borrower);
  });

  it("are told to lender and borrower, and a payment to who is paid, and nothing else to it", async () => {
    const facility = await on.openDrawn();
    const request = await on.request(facility, { amount: 200_000n });
    await on.bring(request);
    await on.bring(await on.request(facility, { payee: on.other.maker.address, amount: 150_000n }));
    const shown = async (api: QueryApi) => {
      const [{ item }, { items }] = [
        await queryFacility(api, { facility }),
        await queryFacilityPayments(api, { facility }),
      ];
      const payees = (await queryFacilityPayees(api, { facility })).items.map(({ payee }) => payee !== null);
      const clocks = (await queryFacilityDeadlines(api, { facility })).items.map(({ dueAt }) => dueAt !== null);
      return [item.unspent, ...items.map((each) => each.request?.amount ?? null), payees, clocks];
    };
    const all = ["1000000", "200000", "150000", [true, true], [true, true, true]];
    expect(await shown(await as(on.lender))).to.deep.equal(all);
    expect(await shown(await as(on.borrower))).to.deep.equal(all);
    expect(await shown(await as(on.payee))).to.deep.equal([null, "200000", null, [true, false], [true, false, false]]);
    expect(await shown(await as(on.other))).to.deep.equal([null, null, "150000", [false, true], [false, true, false]]);
    const related = await as(on.related);
    expect((await queryFacility(related, { facility })).item).to.deep.include({ state: "Open", unspent: null });
    for (const api of [related, indexer.api]) {
      for (const within of [queryFacilityPayments, queryFacilityPayees, queryFacilityDeadlines]) {
        expect(await refusalOf(within(api, { facility }))).to.equal("INDEX_WITHHELD");
      }
    }
    expect(await refusalOf(queryFacility(indexer.api, { facility }))).to.equal("INDEX_WITHHELD");
    const payee = { api: await as(on.payee) };
    expect(await sdk().listFacilities({ source: payee })).to.deep.equal([]);
    expect(await sdk().listPayments({ facility, source: payee })).to.have.lengthOf(1);
    expect(await sdk().listFacilityPayees({ facility, source: payee })).to.have.lengthOf(1);
    const found = await everyItem(queryFacilities, await as(on.lender), { state: "Open", newest: true }).next();
    expect(found.value).to.deep.include({ facility, withheld: [] });
    const waiting = await queryFacilityPayments(await as(on.lender), { facility, state: "Requested" });
    expect(waiting.items).to.have.lengthOf(2);
    expect(await refusalOf(queryFacility(related, { facility: id("none") }))).to.equal("NOT_FOUND");
    // Whether there is one is nobody's to ask who is no member.
    expect(await refusalOf(queryFacility(indexer.api, { facility: id("none") }))).to.equal("INDEX_WITHHELD");
  });
});
