import { expect } from "chai";
import { id } from "ethers";
import { listDue } from "../../../src/keeper/list-due.ts";
import { boardDue } from "../../../src/sdk/board/due/board-due.ts";
import { type BoardSystem, openBoard } from "../../../src/testing/board.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";
import { type TestSystem, testSystem } from "../../../src/testing/system.ts";

const DAY = 86_400;

describe("a keeper of the board", () => {
  let system: TestSystem;
  let on: BoardSystem;

  beforeEach(async () => {
    system = await testSystem();
    const { ethers, deployment, deployer: relayer } = system;
    on = await openBoard({ ethers, deployment, relayer });
  });

  const keep = () => keepOnce(system, { sources: [boardDue] });
  const dues = async () =>
    (await listDue(on.relay, [boardDue])).dues.map(({ kind, subject, orgs }) => [kind, subject, orgs]);
  const present = (trade: string) =>
    on.seller.client.board.presentTradeDocumentsAndWait({ trade, documents: id("documents") });

  it("names asks to the operator until nothing of them is left or they end", async () => {
    const offer = await on.posted();
    expect(await dues()).to.deep.equal([["board.ask", offer.id, [on.operator.org]]]);
    await on.pass(4 * DAY);
    expect(await keep()).to.equal(0);
    await on.relay.board.lapseAskAndWait(offer);
    expect(await dues()).to.deep.equal([]);
  });

  it("gives a conditional ask until its claim has to be there", async () => {
    const { ask, holding, id: subject } = await on.conditional();
    const until = async () => (await listDue(on.relay, [boardDue])).dues.map((due) => [due.subject, due.dueAt]);
    expect(await until()).to.deep.equal([[subject, ask.commitUntil + 1]]);
    await on.pass(DAY + 1);
    await on.relay.board.lapseAskAndWait({ ask, holding });
    expect(await until()).to.deep.equal([]);
  });

  it("fails a trade without documents", async () => {
    const trade = await on.matched();
    expect(await dues()).to.deep.equal([["board.documents", trade, [on.seller.org]]]);
    expect(await keep()).to.equal(0);
    await on.pass(20 * DAY);
    expect(await keep()).to.equal(1);
    expect(await keep()).to.equal(0);
    expect(await dues()).to.deep.equal([]);
    expect(await on.relay.board.getTrade({ trade })).to.include({ failing: "Seller" });
  });

  it("waits for the buyer twice, and fails a trade that it did not pay for", async () => {
    const trade = await on.matched();
    await present(trade);
    expect(await dues()).to.deep.equal([["board.examination", trade, [on.buyer.org]]]);
    const { examineBy } = await on.relay.board.getTrade({ trade });
    await on.pass(examineBy + 1 - (await on.now()));
    expect(await dues()).to.deep.equal([["board.payment", trade, [on.buyer.org]]]);
    expect(await keep()).to.equal(0);
    await on.pass(20 * DAY);
    expect(await keep()).to.equal(1);
    expect(await on.relay.board.getTrade({ trade })).to.include({ failing: "Buyer" });
  });

  it("follows documents that are refused, and those that are taken", async () => {
    const trade = await on.matched();
    await present(trade);
    const act = { trade, documents: id("documents"), deadline: (await on.now()) + DAY };
    const refusal = { ...act, reason: id("reason") };
    const approval = await on.sign(on.buyer, "refuse", refusal);
    await on.relay.board.refuseTradeDocumentsAndWait({ ...refusal, approval });
    expect(await dues()).to.deep.equal([["board.documents", trade, [on.seller.org]]]);
    await present(trade);
    const signed = await on.sign(on.buyer, "satisfy", act);
    await on.relay.board.satisfyTradeAndWait({ ...act, approval: signed });
    expect(await dues()).to.deep.equal([["board.payment", trade, [on.buyer.org]]]);
    const { deal, bySeller } = await on.relay.board.getTrade({ trade });
    await on.relay.board.settleTradeAndWait({ trade, bySeller, byBuyer: await on.consent(on.buyer, deal) });
    expect(await dues()).to.deep.equal([]);
  });
});
