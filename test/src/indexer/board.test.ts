import { expect } from "chai";
import { id } from "ethers";
import { listDue } from "../../../src/keeper/list-due.ts";
import { boardDue } from "../../../src/sdk/board/due/board-due.ts";
import { quoteHash } from "../../../src/sdk/board/model/quote.ts";
import type { QueryApi } from "../../../src/sdk/query/ask.ts";
import {
  queryAsk,
  queryAskDeadlines,
  queryAskQuotes,
  queryAsks,
  queryTrade,
  queryTrades,
} from "../../../src/sdk/query/board.ts";
import { queryDeals } from "../../../src/sdk/query/settlement.ts";
import { everyItem } from "../../../src/sdk/query/every-item.ts";
import { type BoardSystem, type Offer, openBoard } from "../../../src/testing/board.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { indexerOn, type TestIndexer } from "../../../src/testing/indexer.ts";
import { requireMine } from "../../../src/testing/mine-of.ts";
import { allOf, plain } from "../../../src/testing/plain-answers.ts";
import { refusalOf } from "../../../src/testing/refusal-of.ts";
import { signedIn } from "../../../src/testing/sign-in.ts";
import { testSystem } from "../../../src/testing/system.ts";

const DAY = 86_400;
const DOCUMENTS = id("documents");
const REASON = id("reason");

describe("indexer: board", function () {
  this.timeout(300_000);
  let on: BoardSystem;
  let indexer: TestIndexer;
  beforeEach(async () => {
    const system = await testSystem();
    on = await openBoard({ ...system, relayer: system.deployer });
    indexer = await indexerOn(system);
  });
  afterEach(() => indexer.close());

  const as = async (party: CaseParty) => {
    await indexer.caughtUp();
    return signedIn(indexer.api, party.maker);
  };
  const sdk = () => on.relay.board;

  /** Every ask, quote, trade and clock as the chain has them: to the operator, who is told all. */
  async function agree(api: QueryApi): Promise<void> {
    await indexer.caughtUp();
    const source = { api };
    const listed = await sdk().listAsks();
    expect(await sdk().listAsks({ source })).to.deep.equal(listed);
    expect(await sdk().listTrades({ source })).to.deep.equal(await sdk().listTrades());
    const clocks: unknown[] = [];
    for (const { id: ask, state, ask: terms, taken, reveals } of listed) {
      const { item } = await queryAsk(api, { ask });
      expect(item).to.deep.include({ state, terms: plain(terms), taken: `${taken}`, revealed: reveals, withheld: [] });
      const quotes = await allOf(everyItem(queryAskQuotes, api, { ask, limit: 1 }));
      for (const quote of quotes) {
        const found = await sdk().getQuote({ ask, bidder: quote.bidder ?? 0 });
        const { state: now, hash, expiry } = quote;
        expect({ state: now, hash, expiry }).to.deep.equal(found);
      }
      expect(item.quotes).to.equal(quotes.filter(({ endedAt, trade }) => endedAt === null || trade !== null).length);
      for (const { kind, trade, orgs, dueAt } of (await queryAskDeadlines(api, { ask })).items) {
        clocks.push([`board.${kind.toLowerCase()}`, trade ?? ask, orgs, dueAt]);
      }
    }
    for (const item of await allOf(everyItem(queryTrades, api, { limit: 1 }))) {
      const { trade } = item;
      const { id: claim, deal, bySeller, documents, refused, ...found } = await sdk().getTrade({ trade });
      const names = Object.keys(found) as (keyof typeof item)[];
      expect(Object.fromEntries(names.map((name) => [name, item[name]]))).to.deep.equal(plain(found));
      expect(item.documents ?? id("").replace(/[0-9a-f]{64}/, "0".repeat(64))).to.equal(documents);
      expect([item.refusal !== null, item.sellerAccount]).to.deep.equal([refused, bySeller.party]);
      const isKnown = item.settled === true || item.state === "Reported";
      expect(item.instrument).to.equal(isKnown ? `${claim}` : null);
      expect(item.quote).to.deep.include({ account: deal.legs[0]?.to });
      if (item.deal === null) continue;
      const [done] = (await allOf(everyItem(queryDeals, api, {}))).filter((each) => each.deal === item.deal);
      expect(done?.transaction).to.be.a("string");
    }
    const { dues, at } = await listDue(on.relay, [boardDue]);
    expect(clocks).to.have.deep.members(dues.map(({ kind, subject, orgs, dueAt }) => [kind, subject, orgs, dueAt]));
    for (const { id: ask } of listed) {
      for (const { dueAt, isOver } of (await queryAskDeadlines(api, { ask })).items) {
        expect(isOver).to.equal(at.time >= (dueAt ?? 0));
      }
    }
  }

  const present = (trade: string) =>
    on.seller.client.board.presentTradeDocumentsAndWait({ trade, documents: DOCUMENTS });
  const refuse = async (trade: string) => {
    const act = { trade, documents: DOCUMENTS, reason: REASON, deadline: (await on.now()) + DAY };
    await sdk().refuseTradeDocumentsAndWait({ ...act, approval: await on.sign(on.buyer, "refuse", act) });
  };
  const satisfy = async (trade: string) => {
    const act = { trade, documents: DOCUMENTS, deadline: (await on.now()) + DAY };
    await sdk().satisfyTradeAndWait({ ...act, approval: await on.sign(on.buyer, "satisfy", act) });
  };
  const settle = async (trade: string) => {
    const { deal, bySeller } = await sdk().getTrade({ trade });
    await sdk().settleTradeAndWait({ trade, bySeller, byBuyer: await on.consent(on.buyer, deal) });
  };
  const commit = async (by: CaseParty, offer: Offer, price: bigint, amount?: bigint) => {
    const quote = on.quote(by, offer, price, amount);
    await by.client.board.commitQuoteAndWait({ ask: offer.id, hash: quoteHash(quote), expiry: quote.expiry });
    return quote;
  };
  const open = (by: CaseParty, { id: ask }: Offer) => by.client.board.revealQuoteAndWait({ ask, sealed: id("sealed") });

  it("are as the chain has them: posted, quoted, matched, refused, presented, settled and reported", async () => {
    const api = await as(on.operator);
    await agree(api);
    const offer = await on.posted();
    await agree(api);
    const quote = await commit(on.buyer, offer, 980_000n);
    await commit(on.other, offer, 970_000n);
    await agree(api);
    await on.other.client.board.withdrawQuoteAndWait({ ask: offer.id });
    await agree(api);
    await commit(on.other, offer, 975_000n);
    await on.pass(DAY + 1);
    await open(on.buyer, offer);
    await open(on.other, offer);
    await agree(api);
    const trade = await on.accept(offer, quote, on.buyer);
    await agree(api);
    expect((await queryAsk(api, { ask: offer.id })).item).to.deep.include({ state: "Matched", quotes: 2, revealed: 2 });
    await present(trade);
    await agree(api);
    await refuse(trade);
    await agree(api);
    await present(trade);
    await satisfy(trade);
    await agree(api);
    await settle(trade);
    await agree(api);
    await on.operator.client.board.reportTradeAndWait({ trade });
    const claim = { trade, reason: REASON, deadline: (await on.now()) + DAY };
    await sdk().claimTradeWarrantyAndWait({ ...claim, approval: await on.sign(on.buyer, "warrant", claim) });
    await agree(api);
    const { item } = await queryTrade(api, { trade });
    expect(item.warranties?.map(({ reason }) => reason)).to.deep.equal([REASON]);
    expect(item.refusal).to.deep.include({ documents: DOCUMENTS, reason: REASON });
    const { items } = await queryAskQuotes(api, { ask: offer.id });
    expect(items.map(({ bidder, state, trade: of }) => [bidder, state, of])).to.deep.equal([
      [on.buyer.org, "Accepted", trade],
      [on.other.org, "Lapsed", null],
    ]);
  });

  it("fail, end by silence, are withdrawn and lapse; a conditional one is quoted once its claim is there", async () => {
    const api = await as(on.operator);
    const silent = await on.matched();
    await present(silent);
    const failed = await on.matched();
    await agree(api);
    const { examineBy } = await sdk().getTrade({ trade: silent });
    await on.pass(examineBy - (await on.now()));
    await agree(api);
    await on.pass(1);
    await agree(api);
    const inState = async (state: "Presented" | "DocsExchanged") =>
      (await queryTrades(api, { state })).items.map(({ trade }) => trade);
    expect([await inState("Presented"), await inState("DocsExchanged")]).to.deep.equal([[], [silent]]);
    await on.pass(20 * DAY);
    await sdk().failTradeAndWait({ trade: failed });
    await agree(api);
    expect((await queryTrade(api, { trade: failed })).item).to.deep.include({ failing: "Seller", forfeited: "10000" });
    const { bySeller } = await sdk().getTrade({ trade: silent });
    await sdk().failTradeAndWait({ trade: silent, bySeller });
    await on.operator.client.board.reportTradeAndWait({ trade: silent });
    await agree(api);
    const [withdrawn, lapsed] = [await on.posted(), await on.posted()];
    await commit(on.buyer, lapsed, 980_000n);
    await on.seller.client.board.withdrawAskAndWait(withdrawn);
    await agree(api);
    await on.pass(4 * DAY);
    await agree(api);
    await sdk().lapseAskAndWait(lapsed);
    await agree(api);
    const conditional = await on.conditional();
    await agree(api);
    expect((await queryAsk(api, { ask: conditional.id })).item).to.deep.include({ state: "Conditional" });
    await conditional.accept();
    await on.reserve(conditional);
    await on.seller.client.board.perfectAskAndWait(conditional);
    await agree(api);
    const never = await on.conditional();
    await on.pass(DAY + 1);
    await agree(api);
    await sdk().lapseAskAndWait(never);
    await agree(api);
  });

  it("are taken in parts, each by its own bank, until nothing is left", async () => {
    const api = await as(on.operator);
    const offer = await on.pool();
    const first = await commit(on.buyer, offer, 390_000n, 400_000n);
    const second = await commit(on.other, offer, 585_000n, 600_000n);
    await on.pass(DAY + 1);
    await open(on.buyer, offer);
    await open(on.other, offer);
    const trade = await on.accept(offer, first, on.buyer);
    await agree(api);
    expect((await queryAsk(api, { ask: offer.id })).item).to.deep.include({ state: "Posted", taken: "400000" });
    const rest = await on.accept(offer, second, on.other);
    await agree(api);
    expect((await queryAsk(api, { ask: offer.id })).item).to.deep.include({ state: "Matched", taken: "1000000" });
    // Who has a part is told of its own.
    const buyer = await as(on.buyer);
    const { item } = await queryAsk(buyer, { ask: offer.id });
    expect(item).to.deep.include({ seller: on.seller.org, taken: null, withheld: ["taken"] });
    const mine = (await queryTrades(buyer, { ask: offer.id })).items;
    expect(mine.map((each) => [each.trade, each.price])).to.deep.equal([
      [trade, "390000"],
      [rest, null],
    ]);
    const clocks = (await queryAskDeadlines(buyer, { ask: offer.id })).items;
    expect(clocks.map((each) => [each.kind, each.trade])).to.deep.equal([["Documents", trade]]);
  });

  it("do not name their seller to anybody before a match, and after it to those alone who trade", async () => {
    const offer = await on.posted();
    const { id: ask } = offer;
    const quote = await commit(on.buyer, offer, 980_000n);
    await commit(on.other, offer, 970_000n);
    const parties = [on.seller, on.buyer, on.other, on.obligor, on.operator];
    for (const party of parties) {
      const api = await as(party);
      const { item } = await queryAsk(api, { ask });
      expect(item.seller).to.equal(null);
      expect(item).to.deep.include({ state: "Posted", quotes: 2 });
      expect(item.terms).to.deep.equal(plain(offer.ask));
      expect((await queryAskDeadlines(api, { ask })).items.map(({ kind }) => kind)).to.deep.equal(["Ask"]);
    }
    // Whoever quoted sees its own; the seller is not known yet, and is sent what it may see.
    const bidders = async (party: CaseParty) =>
      (await queryAskQuotes(await as(party), { ask })).items.map(({ bidder, hash }) => [bidder, hash !== null]);
    expect(await bidders(on.operator)).to.deep.equal([
      [on.buyer.org, true],
      [on.other.org, true],
    ]);
    expect(await bidders(on.other)).to.deep.equal([
      [null, false],
      [on.other.org, true],
    ]);
    for (const party of [on.seller, on.obligor]) {
      expect(await refusalOf(queryAskQuotes(await as(party), { ask }))).to.equal("INDEX_WITHHELD");
    }
    const mine = async (party: CaseParty) => (await queryAsks(await as(party), { mine: true })).items.length;
    expect(await Promise.all(parties.map(mine))).to.deep.equal([0, 1, 1, 0, 1]);

    await on.pass(DAY + 1);
    await open(on.buyer, offer);
    const trade = await on.accept(offer, quote, on.buyer);
    const shown = async (party: CaseParty) => {
      const api = await as(party);
      const [of, told] = [(await queryAsk(api, { ask })).item, (await queryTrade(api, { trade })).item];
      return [of.seller, of.taken, told.seller, told.price, told.documentsBy !== null];
    };
    const all = [on.seller.org, "1000000", on.seller.org, "980000", true];
    expect(await shown(on.operator)).to.deep.equal(all);
    expect(await shown(on.seller)).to.deep.equal(all);
    expect(await shown(on.buyer)).to.deep.equal([on.seller.org, null, ...all.slice(2)]);
    for (const party of [on.other, on.obligor]) {
      expect(await shown(party)).to.deep.equal([null, null, null, null, false]);
      expect((await queryAskDeadlines(await as(party), { ask })).items).to.deep.equal([]);
    }
    expect((await bidders(on.seller)).map(([bidder]) => bidder)).to.deep.equal([on.buyer.org, on.other.org]);
    expect(await Promise.all(parties.map(mine))).to.deep.equal([1, 1, 1, 0, 1]);
    for (const party of [on.operator, on.seller]) expect(await requireMine(queryAsks, await as(party))).to.equal(1);
    for (const asked of [
      queryAsks(indexer.api),
      queryAsk(indexer.api, { ask }),
      queryAskQuotes(indexer.api, { ask }),
      queryAskDeadlines(indexer.api, { ask }),
      queryTrade(indexer.api, { trade }),
    ]) {
      expect(await refusalOf(asked)).to.equal("INDEX_WITHHELD");
    }
    const other = await as(on.other);
    expect(await sdk().listTrades({ source: { api: other } })).to.deep.equal([]);
    expect((await sdk().listAsks({ source: { api: other } })).map(({ taken }) => taken)).to.deep.equal([null]);
    expect((await queryTrades(other, { ask, state: "Matched", newest: true })).items).to.have.lengthOf(1);
    expect((await queryAsks(other, { state: "Matched", newest: true })).items).to.have.lengthOf(1);
    expect(await refusalOf(queryAsk(other, { ask: REASON }))).to.equal("NOT_FOUND");
    expect(await refusalOf(queryTrade(other, { trade: REASON }))).to.equal("NOT_FOUND");
    expect(await refusalOf(queryAskQuotes(other, { ask: REASON }))).to.equal("NOT_FOUND");
  });
});
