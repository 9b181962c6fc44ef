import { expect } from "chai";
import { id, toBeHex } from "ethers";
import { listDue } from "../../../src/keeper/list-due.ts";
import { billsDue } from "../../../src/sdk/bills/due/bills-due.ts";
import { type BillTerms, billId } from "../../../src/sdk/bills/model/bill-terms.ts";
import type { QueryApi } from "../../../src/sdk/query/ask.ts";
import {
  queryBill,
  queryBillClaims,
  queryBillDeadlines,
  queryBillGuarantees,
  queryBillLots,
  queryBills,
} from "../../../src/sdk/query/bills.ts";
import { everyItem } from "../../../src/sdk/query/every-item.ts";
import { addMonths, dateText, dayNumber } from "../../../src/sdk/settlement/model/dates.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { type BillsSystem, openBills } from "../../../src/testing/bills.ts";
import { indexerOn, type TestIndexer } from "../../../src/testing/indexer.ts";
import { requireMine } from "../../../src/testing/mine-of.ts";
import { plain } from "../../../src/testing/plain-answers.ts";
import { refusalOf } from "../../../src/testing/refusal-of.ts";
import { signedIn } from "../../../src/testing/sign-in.ts";
import { testSystem } from "../../../src/testing/system.ts";

describe("indexer: bills", function () {
  this.timeout(300_000);
  let on: BillsSystem;
  let indexer: TestIndexer;
  let basin: CaseParty;
  let bank: CaseParty;
  beforeEach(async () => {
    const system = await testSystem();
    on = await openBills({ ...system, relayer: system.deployer });
    [basin, bank] = [await on.party("Basin"), await on.party("Bank")];
    indexer = await indexerOn(system);
  });
  const parties: QueryApi[] = [];
  afterEach(() => {
    parties.length = 0;
    return indexer.close();
  });

  const as = async (party: CaseParty) => {
    await indexer.caughtUp();
    const api = await signedIn(indexer.api, party.maker);
    parties.push(api);
    return api;
  };
  const sdk = () => on.relay.bills;

  /** Every bill, every lot with its history, and every clock, as the chain has them: to who is a party to all. */
  async function agree(api: QueryApi): Promise<void> {
    await indexer.caughtUp();
    for (const each of parties) await requireMine(queryBills, each);
    const listed = await sdk().listBills();
    expect(await sdk().listBills({ source: { api } })).to.deep.equal(listed);
    const clocks: unknown[] = [];
    for (const { bill } of listed) {
      const found = await sdk().getBill({ bill });
      const { item } = await queryBill(api, { bill });
      const { lot, ...same } = found;
      const names = Object.keys(same) as (keyof typeof item)[];
      expect(Object.fromEntries(names.map((name) => [name, item[name]]))).to.deep.equal(plain(same));
      expect(item.instrument).to.equal(lot === null ? null : String(lot));
      for await (const each of everyItem(queryBillLots, api, { bill, limit: 1 })) {
        const instrument = BigInt(each.instrument);
        const steps = each.steps?.map(({ from, to, mark }) => ({ from, to, mark }));
        expect(steps).to.deep.equal(await sdk().getLotHistory({ lot: instrument }));
        const { answerBy, lot: _, ...kept } = await sdk().getBillLot({ lot: instrument });
        const known = Object.keys(kept) as (keyof typeof each)[];
        expect(Object.fromEntries(known.map((name) => [name, each[name]]))).to.deep.equal(plain(kept));
        if (kept.state === "Refused") expect(each.refusedOn).to.equal(answerBy);
        const { balance } = await on.relay.units.getHolding({ instrument, holder: each.holder ?? "" });
        if (kept.state !== "Paid" && kept.state !== "Settled") expect(each.amount).to.equal(String(balance));
      }
      for (const { kind, instrument, orgs, dueAt } of (await queryBillDeadlines(api, { bill })).items) {
        const subject = instrument === null ? bill : toBeHex(instrument, 32);
        clocks.push([kind.toLowerCase(), subject, orgs, dueAt]);
      }
    }
    const { dues, at } = await listDue(on.relay, [billsDue]);
    const told = dues
      .filter(({ kind }) => kind !== "bills.guarantee") // is due at once, and has no moment
      .map(({ kind, subject, orgs, dueAt }) => [kind.slice(6).replace("-", ""), subject.slice(0, 66), orgs, dueAt]);
    expect(clocks).to.have.deep.members(told);
    for (const { bill } of listed) {
      for (const { dueAt, isOver } of (await queryBillDeadlines(api, { bill })).items) {
        expect(isOver).to.equal(at.time >= (dueAt ?? 0));
      }
    }
  }

  const endorse = (from: CaseParty, to: CaseParty, lot: bigint, amount: bigint, notTransferable = false) =>
    from.client.bills.endorseBillAndWait({ lot, to: to.maker.address, amount, notTransferable });
  const refuse = async (lot: bigint) => {
    const refusal = { lot, reason: id("no funds") };
    await sdk().refuseBillPaymentAndWait({ ...refusal, ...(await on.sign(on.acceptor, "refusePayment", refusal)) });
  };
  const claim = async (by: CaseParty, lot: bigint, from: CaseParty, costs = 0n) => {
    const history = await sdk().getLotHistory({ lot });
    await by.client.bills.claimOnBillAndWait({ lot, party: from.org, costs, history });
  };

  it("are as the chain has them: refused, withdrawn, lapsed and accepted; divided, passed on, paid and dishonoured; recourse walks the chain", async () => {
    const acceptor = await as(on.acceptor);
    for (const each of [on.drawer, on.payee, basin, bank]) await as(each);
    const [first, second, third] = [await on.terms(), await on.terms(), await on.terms()];
    const bill = await on.draw(first);
    await agree(acceptor);
    await sdk().refuseBillAndWait({ terms: first, ...(await on.sign(on.acceptor, "refuseAcceptance", { bill })) });
    await on.draw(second);
    await on.drawer.client.bills.withdrawBillAndWait({ terms: second });
    await on.draw(third);
    await on.goTo((await on.today()) + 4);
    await agree(acceptor);
    await sdk().lapseBillAndWait({ terms: third });

    const terms = await on.terms();
    const lot = await on.accept(terms);
    await on.limit(bank, on.acceptor, "GUARANTEE");
    const aval = { bill: billId(terms), party: on.acceptor.org };
    await sdk().guaranteeBillAndWait({ ...aval, ...(await on.sign(bank, "guarantee", aval)) });
    await agree(acceptor);
    const part = { lot, first: 400_000n, amount: 300_000n, to: basin.maker.address };
    const { lot: middle } = await on.payee.client.bills.endorseBillInPartAndWait(part);
    await on.payee.client.bills.endorseBillInPartAndWait({ lot, first: 0n, amount: 100_000n, to: bank.maker.address });
    await agree(acceptor);
    await endorse(basin, bank, middle, 300_000n, true);
    const deadline = dayNumber(terms.maturity) * 86_400 - 8 * 3_600;
    const pledge = { instrument: middle, pledgee: basin.org, amount: 300_000n, ref: id("repo") };
    await bank.client.liens.pledgeUnitsAndWait({ ...pledge, enforceableFrom: deadline });
    await agree(acceptor);
    await basin.client.liens.releaseLienAndWait({ ...pledge, owner: bank.maker.address });
    await endorse(bank, basin, middle, 300_000n);
    await agree(acceptor);

    await on.goTo(dayNumber(terms.maturity));
    for (const each of [lot, middle]) await sdk().presentBillLotAndWait({ lot: each });
    await agree(acceptor);
    let next = (await on.today()) + 1;
    while ([0, 6].includes(new Date(next * 86_400_000).getUTCDay())) next++; // weekends are closed as it is
    await on.close(next);
    await agree(acceptor);
    await on.acceptor.client.obligations.payObligationAndWait({ instrument: lot, amount: 100_000n });
    await refuse(middle);
    await agree(acceptor);
    await claim(basin, middle, on.payee, 70n);
    await claim(basin, middle, on.drawer, 80n);
    await agree(acceptor);
    const claims = async () =>
      (await queryBillClaims(acceptor, { bill: billId(terms) })).items.map(({ target, state, costs }) => [
        target,
        state,
        costs,
      ]);
    expect(await claims()).to.deep.equal([
      [on.payee.org, "Open", "70"],
      [on.drawer.org, "Open", "80"],
    ]);
    await on.goTo((await on.today()) + 30);
    await on.payee.client.bills.payBillClaimAndWait({ lot: middle, most: 400_000n });
    await agree(acceptor);
    expect(await claims()).to.deep.equal([
      [on.payee.org, "Paid", "80"],
      [on.drawer.org, "Ended", "80"],
    ]);
    await claim(on.payee, middle, on.drawer);
    await on.drawer.client.bills.payBillClaimAndWait({ lot: middle, most: 400_000n });
    await agree(acceptor);
    const owed = await sdk().getBillDue({ lot: middle, day: dateText(await on.today()) });
    await on.acceptor.client.obligations.payObligationAndWait({ instrument: middle, amount: owed });
    await agree(acceptor);
    await on.goTo(addMonths(dayNumber(terms.maturity), 24) + 5);
    await agree(acceptor);
    for await (const each of everyItem(queryBillLots, acceptor, { bill: billId(terms) })) {
      if (each.state === "Open") await sdk().barBillLotAndWait({ lot: BigInt(each.instrument) });
    }
    await agree(acceptor);
    expect((await queryBill(acceptor, { bill: billId(terms) })).item).to.deep.include({ state: "Closed", open: "0" });
    await sdk().endBillGuaranteeAndWait({ ...aval, guarantor: bank.org });
    await agree(acceptor);
    const [guarantee] = (await queryBillGuarantees(acceptor, { bill: billId(terms) })).items;
    expect(guarantee).to.deep.include({ guarantor: bank.org, party: on.acceptor.org, state: "Freed" });
  });

  it("tell who paid which months it has, by its rank", async () => {
    const acceptor = await as(on.acceptor);
    const terms = await on.terms();
    const lot = await on.accept(terms);
    const third = await on.party("Third");
    await endorse(on.payee, basin, lot, terms.amount);
    await endorse(basin, bank, lot, terms.amount);
    await endorse(bank, third, lot, terms.amount);
    await on.goTo(dayNumber(terms.maturity));
    await sdk().presentBillLotAndWait({ lot });
    await refuse(lot);
    await agree(acceptor);
    await claim(third, lot, bank);
    await on.goTo((await on.today()) + 7);
    await bank.client.bills.payBillClaimAndWait({ lot, most: 2n * terms.amount });
    await agree(acceptor);
    const { items } = await queryBillDeadlines(acceptor, { bill: billId(terms) });
    expect(items.map(({ kind }) => kind)).to.deep.equal(["ReRecourse", "End"]);
    const [found] = (await queryBillLots(acceptor, { bill: billId(terms) })).items;
    expect(found).to.deep.include({ rank: 4, org: bank.org, state: "Refused" });
  });

  it("presented late or never", async () => {
    const acceptor = await as(on.acceptor);
    const terms = await on.terms();
    const lot = await on.accept(terms);
    await endorse(on.payee, basin, lot, terms.amount);
    await on.goTo(dayNumber(terms.maturity) + 20);
    await agree(acceptor);
    await sdk().presentBillLotAndWait({ lot });
    await agree(acceptor);
    await on.goTo((await on.today()) + 5);
    await sdk().deemBillRefusedAndWait({ lot });
    await agree(acceptor);
    await on.goTo(dayNumber(terms.maturity) + 740);
    await agree(acceptor);
  });

  it("are told to those who have to do with them, lot by lot", async () => {
    const terms: BillTerms = await on.terms();
    const bill = billId(terms);
    const lot = await on.accept(terms);
    const stranger = await on.party("Stranger");
    const part = { lot, first: 400_000n, amount: 600_000n, to: basin.maker.address };
    await on.payee.client.bills.endorseBillInPartAndWait(part);
    await indexer.caughtUp();
    const shown = async (api: QueryApi) => {
      const [{ item }, { items }] = [await queryBill(api, { bill }), await queryBillLots(api, { bill })];
      return [item.terms?.amount ?? null, ...items.map(({ amount }) => amount)];
    };
    expect(await shown(await as(on.acceptor))).to.deep.equal(["1000000", "400000", "600000"]);
    expect(await shown(await as(on.payee))).to.deep.equal(["1000000", "400000", "600000"]);
    expect(await shown(await as(basin))).to.deep.equal(["1000000", null, "600000"]);
    const nobody = await as(stranger);
    expect((await queryBill(nobody, { bill })).item).to.deep.include({ state: "Accepted", terms: null });
    for (const api of [nobody, indexer.api]) {
      for (const within of [queryBillLots, queryBillGuarantees, queryBillClaims, queryBillDeadlines]) {
        expect(await refusalOf(within(api, { bill }))).to.equal("INDEX_WITHHELD");
      }
    }
    expect(await refusalOf(queryBill(indexer.api, { bill }))).to.equal("INDEX_WITHHELD");
    expect(await refusalOf(queryBills(indexer.api, { mine: true }))).to.equal("INDEX_WITHHELD");
    const deadlines = (await queryBillDeadlines(await as(basin), { bill })).items;
    expect(deadlines.map(({ kind, dueAt }) => [kind, dueAt !== null])).to.deep.equal([
      ["Presentation", false],
      ["Window", false],
      ["End", false],
      ["Presentation", true],
      ["Window", true],
      ["End", true],
    ]);
    expect(await on.relay.bills.listBills({ source: { api: await as(stranger) } })).to.deep.equal([]);
    const found = await everyItem(queryBills, await as(basin), { state: "Accepted" }).next();
    expect(found.value).to.deep.include({ bill, withheld: [] });
  });
});
