import { readFileSync } from "node:fs";
import { expect } from "chai";
import { id } from "ethers";
import type { Ask } from "../../../src/sdk/board/model/ask.ts";
import { reservationRef } from "../../../src/sdk/board/model/holding.ts";
import { askJson, holdingJson, quoteJson } from "../../../src/sdk/board/model/messages.ts";
import { type BoardSystem, type Offer, openBoard } from "../../../src/testing/board.ts";
import { caseCommands, LATER } from "../../../src/testing/case-commands.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";

const DAY = 86_400;
const [DOCUMENTS, REASON] = [id("documents"), id("reason")];

describe("tally board", function () {
  this.timeout(120_000);
  const commands = caseCommands({
    command: "board",
    open: openBoard,
    signers: ({ seller, buyer }) => [seller, buyer],
  });
  const { at, done, fails, file, sign } = commands;
  let on: BoardSystem;
  before(() => {
    on = commands.on;
  });

  let nonces = 100;
  const consent = async (by: CaseParty, ...options: string[]): Promise<string> => {
    const out = at(`consent-${++nonces}`);
    await done(by, "consent", ...options, "--nonce", String(nonces), "--out", out);
    return out;
  };
  const postedFiles = async (changes: Partial<Ask> = {}): Promise<{ offer: Offer; ask: string; holding: string }> => {
    const offer = await on.offer(changes);
    const [ask, holding] = [file(askJson(offer.ask)), at(`holding-${++nonces}`)];
    const hidden = await done(on.seller, "hide", file(holdingJson(offer.holding)), "--ask", ask, "--out", holding);
    const ref = reservationRef(offer.id, offer.holding.salt);
    expect(hidden).to.include({ ref, hash: offer.ask.holding });
    const pledge = { instrument: offer.holding.id, pledgee: on.operator.org, amount: 1_000_000n, ref };
    await on.seller.client.liens.pledgeUnitsAndWait({ ...pledge, enforceableFrom: offer.ask.maturityTo });
    expect(await done(on.other, "post", ask, holding, await sign(on.seller, "post", ask))).to.include({
      ask: offer.id,
    });
    return { offer, ask, holding };
  };
  const matched = async (): Promise<{ trade: string; offer: Offer }> => {
    const { offer, ask, holding } = await postedFiles();
    const quote = file(quoteJson(on.quote(on.buyer, offer, 980_000n)));
    await done(on.buyer, "commit", quote);
    expect(await fails(on.buyer, "reveal", ask, id("sealed"))).to.equal("Board_TooEarly");
    await on.pass(DAY + 1);
    await done(on.buyer, "reveal", ask, id("sealed"));
    const bySeller = await consent(on.seller, "--ask", ask, "--holding", holding, "--quote", quote);
    const byBidder = await sign(on.buyer, "quote", quote);
    const { trade } = await done(on.other, "accept", ask, holding, quote, byBidder, bySeller);
    return { trade: String(trade), offer };
  };

  it("goes from the ask to the report", async () => {
    const { trade, offer } = await matched();
    await done(on.seller, "present", trade, DOCUMENTS);
    const signed = await sign(on.buyer, "satisfy", trade, "--documents", DOCUMENTS, ...LATER);
    await done(on.other, "satisfy", trade, DOCUMENTS, signed);
    await done(on.other, "settle", trade, await consent(on.buyer, "--trade", trade));
    await done(on.operator, "report", trade);
    expect(await done(on.other, "trade", trade)).to.include({ state: "Reported", price: "980000" });
    const claim = await sign(on.buyer, "warrant", trade, "--reason", REASON, ...LATER);
    await done(on.other, "warrant", trade, REASON, claim);
    expect((await done(on.other, "trades")).trades).to.have.length(1);
    expect((await done(on.other, "asks")).asks).to.have.length(1);
    expect(await done(on.other, "show", offer.id)).to.include({ state: "Matched" });
    const account = on.buyer.maker.address;
    expect(await fails(on.other, "free", String(offer.holding.id), account)).to.equal("Trades_NothingFree");
    await done(on.seller, "take", on.cash, "10.00", on.seller.maker.address);
    await on.seller.client.cash.approveCashAndWait({
      cash: on.cash,
      spender: commands.system.client.deployment.contracts.Board?.address ?? "",
      amount: 1_000n,
    });
    await done(on.seller, "deposit", on.cash, "10.00");
  });

  it("seals a quote to the ask's key, and opens it as it was committed", async () => {
    const key = at("ask-key");
    const made = await done(on.seller, "key", "--out", key);
    const { offer, ask } = await postedFiles({ key: String(made.key) });
    const quote = file(quoteJson(on.quote(on.buyer, offer, 980_000n)));
    const { hash } = await done(on.buyer, "commit", quote);
    const [envelope, opened, signed] = [at("envelope"), at("opened"), at("opened-signed")];
    const byBidder = await sign(on.buyer, "quote", quote);
    const { sealed } = await done(on.buyer, "seal", ask, quote, byBidder, "--out", envelope);
    await on.pass(DAY + 1);
    await done(on.buyer, "reveal", ask, String(sealed));
    const out = ["--out", opened, "--signed", signed];
    const told = await done(on.seller, "open", ask, envelope, "--ask-key", key, ...out);
    expect(told).to.include({ bidder: on.buyer.org, price: "980000", hash });
    expect(JSON.parse(readFileSync(opened, "utf8"))).to.deep.equal(JSON.parse(readFileSync(quote, "utf8")));
    expect(JSON.parse(readFileSync(signed, "utf8"))).to.deep.equal(JSON.parse(readFileSync(byBidder, "utf8")));
    const other = at("other-key");
    await done(on.buyer, "key", "--out", other);
    expect(await fails(on.buyer, "open", ask, envelope, "--ask-key", other, ...out)).to.equal("ENVELOPE_NOT_OPENED");
    expect(await fails(on.buyer, "open", ask, envelope, "--ask-key", opened, ...out)).to.equal("KEY_INVALID");
  });

  it("goes from the refusal to the failure", async () => {
    const { trade } = await matched();
    await done(on.seller, "present", trade, DOCUMENTS);
    const why = ["--documents", DOCUMENTS, "--reason", REASON, ...LATER];
    await done(on.other, "refuse", trade, DOCUMENTS, REASON, await sign(on.buyer, "refuse", trade, ...why));
    await on.pass(20 * DAY);
    expect(await done(on.other, "fail", trade)).to.include({ failing: "Nobody" });
  });

  it("ends asks and quotes", async () => {
    const { offer, ask, holding } = await postedFiles();
    const quote = file(quoteJson(on.quote(on.buyer, offer, 980_000n)));
    await done(on.buyer, "commit", quote);
    await done(on.buyer, "unquote", offer.id);
    expect(await fails(on.seller, "perfect", ask, holding)).to.equal("Board_WrongState");
    expect(await fails(on.other, "lapse", ask, holding)).to.equal("Board_TooEarly");
    await done(on.seller, "withdraw", ask, holding);
  });

  it("says what is wrong", async () => {
    expect(await fails(on.seller, "sign", "post", file("{}"), "--out", at("alone"))).to.equal("USAGE");
    const keys = ["--checker-key-file", at(`${on.seller.name}.key`), "--out", at("none")];
    expect(await fails(on.seller, "sign", "post", file("{}"), ...keys)).to.equal("BOARD_JSON_INVALID");
    expect(await fails(on.seller, "sign", "satisfy", REASON, ...keys)).to.equal("USAGE");
    expect(await fails(on.seller, "consent", "--nonce", "1", "--out", at("none"))).to.equal("USAGE");
    const signed = file('{"org":1,"approval":{"maker":"0x","checker":"0x"}}');
    expect(await fails(on.seller, "satisfy", REASON, DOCUMENTS, signed)).to.equal("USAGE");
    expect(await fails(on.seller, "trade", REASON)).to.equal("NOT_FOUND");
  });
});
