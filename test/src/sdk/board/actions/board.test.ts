import { expect } from "chai";
import { id } from "ethers";
import { tradeId } from "../../../../../src/sdk/board/model/quote.ts";
import { type BoardSystem, openBoard } from "../../../../../src/testing/board.ts";
import type { CaseParty } from "../../../../../src/testing/case-parties.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { testSystem } from "../../../../../src/testing/system.ts";

const DAY = 86_400;
const DOCUMENTS = id("documents");
const REASON = id("reason");

describe("the actions of the board", () => {
  let on: BoardSystem;

  beforeEach(async () => {
    const { ethers, deployment, deployer: relayer } = await testSystem();
    on = await openBoard({ ethers, deployment, relayer });
  });

  const depositOf = ({ org }: CaseParty) => on.relay.board.getTradeDeposit({ cash: on.cash, org });
  const seen = (trade: string) => on.relay.board.getTrade({ trade });
  const present = (trade: string) =>
    on.seller.client.board.presentTradeDocumentsAndWait({ trade, documents: DOCUMENTS });
  const deadline = async () => (await on.now()) + DAY;
  const satisfy = async (trade: string) => {
    const act = { trade, documents: DOCUMENTS, deadline: await deadline() };
    await on.relay.board.satisfyTradeAndWait({ ...act, approval: await on.sign(on.buyer, "satisfy", act) });
  };

  it("sell a forfaited claim: an ask without a name, a sealed quote, documents, payment, report", async () => {
    const offer = await on.posted();
    const { ask, holding, id: askId } = offer;
    expect(await on.relay.board.getAsk({ ask: askId })).to.deep.equal({
      id: askId,
      state: "Posted",
      ask,
      taken: 0n,
      reveals: 0,
    });
    const quote = await on.firm(offer, 980_000n);
    expect(await on.relay.board.getQuote({ ask: askId, bidder: on.buyer.org })).to.include({ state: "Firm" });
    const deal = await on.relay.board.getTradeDeal({ ask, holding, quote });
    const both = { byBidder: await on.sign(on.buyer, "quote", quote), consent: await on.consent(on.seller, deal) };
    await refused(
      on.relay.board.acceptQuote({ ask, holding, quote: { ...quote, price: 1n }, ...both }),
      "Board_OtherQuote",
    );
    const { trade } = await on.relay.board.acceptQuoteAndWait({ ask, holding, quote, ...both });
    expect(trade).to.equal(tradeId(quote));
    expect((await on.relay.board.listAsks()).map(({ state }) => state)).to.deep.equal(["Matched"]);
    expect(await depositOf(on.seller)).to.equal(90_000n);

    await present(trade);
    await satisfy(trade);
    const { deal: agreed, bySeller, state } = await seen(trade);
    expect([state, agreed, bySeller]).to.deep.equal(["DocsExchanged", deal, { ...both.consent, checker: "0x" }]);
    const byBuyer = await on.consent(on.buyer, agreed);
    await on.relay.board.settleTradeAndWait({ trade, bySeller, byBuyer });
    const balance = { instrument: holding.id, holder: on.buyer.maker.address };
    expect((await on.relay.units.getHolding(balance)).balance).to.equal(1_000_000n);
    await refused(on.seller.client.board.reportTrade({ trade }), "Trades_NotParty");
    await on.operator.client.board.reportTradeAndWait({ trade });
    expect(await seen(trade)).to.deep.include({ state: "Reported", settled: true, failing: null, price: 980_000n });
    const claim = { trade, reason: REASON, deadline: await deadline() };
    await on.relay.board.claimTradeWarrantyAndWait({
      ...claim,
      approval: await on.sign(on.buyer, "warrant", claim),
    });
    expect((await on.relay.board.listTrades()).map((each) => each.state)).to.deep.equal(["Reported"]);
    await refused(
      on.relay.board.freeTradeExposure({ id: holding.id, account: on.buyer.maker.address }),
      "Trades_NothingFree",
    );
    await on.seller.client.board.takeTradeDepositAndWait({
      cash: on.cash,
      amount: 100_000n,
      to: on.seller.maker.address,
    });
    expect(await depositOf(on.seller)).to.equal(0n);
  });

  it("refuse a second ask on reserved units, and a quote that is opened before its time", async () => {
    const offer = await on.posted();
    const ask = { ...offer.ask, conditions: id("other conditions") };
    const again = { ask, holding: offer.holding, approval: await on.sign(on.seller, "post", ask) };
    await refused(on.relay.board.postAsk(again), "Board_NotReserved");
    const { expiry } = on.quote(on.other, offer, 1n);
    await on.other.client.board.commitQuoteAndWait({ ask: offer.id, hash: id("hash"), expiry });
    await refused(on.other.client.board.revealQuote({ ask: offer.id, sealed: id("sealed") }), "Board_TooEarly");
    await on.other.client.board.withdrawQuoteAndWait({ ask: offer.id });
    await on.seller.client.board.withdrawAskAndWait(offer);
    expect(await on.relay.board.getAsk({ ask: offer.id })).to.include({ state: "Withdrawn" });
  });

  it("fail with the deposit of who failed, and with nobody's where documents were refused", async () => {
    const trade = await on.matched();
    await present(trade);
    const act = { trade, documents: DOCUMENTS, reason: REASON, deadline: await deadline() };
    await on.relay.board.refuseTradeDocumentsAndWait({ ...act, approval: await on.sign(on.buyer, "refuse", act) });
    await refused(on.relay.board.failTrade({ trade }), "Trades_TooEarly");
    await on.pass(20 * DAY);
    expect((await on.relay.board.failTradeAndWait({ trade })).failing).to.equal("Nobody");
    const other = await on.matched();
    await present(other);
    await on.pass(40 * DAY);
    const { bySeller, state } = await seen(other);
    expect(state).to.equal("DocsExchanged");
    expect((await on.relay.board.failTradeAndWait({ trade: other, bySeller })).failing).to.equal("Buyer");
    expect([await depositOf(on.seller), await depositOf(on.buyer)]).to.deep.equal([110_000n, 90_000n]);
    expect((await seen(other)).failing).to.equal("Buyer");
  });

  it("end as failed by a seller that took its consent back, once the buyer tenders", async () => {
    const [trade, before] = [await on.matched(), await depositOf(on.buyer)];
    await present(trade);
    await satisfy(trade);
    const { deal, bySeller } = await seen(trade);
    await on.seller.client.deals.cancelNoncesAndWait({ nonces: [bySeller.nonce] });
    const byBuyer = await on.consent(on.buyer, deal);
    const { dealId, failing } = await on.relay.board.settleTradeAndWait({ trade, bySeller, byBuyer });
    expect([dealId, failing]).to.deep.equal([null, "Seller"]);
    expect((await depositOf(on.buyer)) - before).to.equal(20_000n);
  });

  it("lapse, and keep a conditional ask from being quoted before its claim is there", async () => {
    const offer = await on.offer({ conditional: true });
    const approval = await on.sign(on.seller, "post", offer.ask);
    await refused(on.relay.board.postAsk({ ...offer, approval }), "Board_HoldingInvalid");
    const posted = await on.posted();
    await refused(on.seller.client.board.perfectAsk(posted), "Board_WrongState");
    await refused(on.relay.board.lapseAsk(posted), "Board_TooEarly");
    await on.pass(4 * DAY);
    await on.relay.board.lapseAskAndWait(posted);
    expect(await on.relay.board.getAsk({ ask: posted.id })).to.include({ state: "Lapsed" });
  });

  it("say what is not there", async () => {
    await refused(on.relay.board.getAsk({ ask: REASON }), "NOT_FOUND");
    await refused(seen(REASON), "NOT_FOUND");
  });
});
