import { randomInt } from "node:crypto";
import { quoteHash } from "../../../../src/sdk/board/model/quote.ts";
import { openBoard } from "../../../../src/testing/board.ts";
import type { CaseParty } from "../../../../src/testing/case-parties.ts";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { seeded } from "../../../../src/testing/random.ts";
import type { TextSigner } from "../../../../src/testing/sign-in.ts";
import { testSystem } from "../../../../src/testing/system.ts";
import { drawnFrom, hold, type Secret } from "../../../../src/testing/withheld-values.ts";

/** A failed run is repeated with TALLY_SEED. */
const SEED = Number(process.env.TALLY_SEED ?? randomInt(2 ** 31));
const DAY = 86_400;

describe(`values of the board that are withheld (TALLY_SEED=${SEED})`, function () {
  this.timeout(600_000);
  let indexer: TestIndexer;
  afterEach(() => indexer.close());
  const { amount, word } = drawnFrom(seeded(SEED));

  it("are told of an ask to every member, of a quote to its bank, of a trade to both sides and the operator, by every route", async () => {
    const system = await testSystem();
    const on = await openBoard({ ...system, relayer: system.deployer });
    const { seller, buyer, other, obligor, operator } = on;
    const members = { seller, buyer, other, obligor, operator };
    const secrets: Secret[] = [];
    const keep = (roles: readonly string[], values: Readonly<Record<string, bigint | string>>) => {
      for (const [what, value] of Object.entries(values)) secrets.push({ what, value: String(value), for: roles });
    };
    const everybody = Object.keys(members);
    const sides = ["seller", "buyer", "operator"];
    const commit = async (by: CaseParty, ask: string, hash: string, expiry: number) =>
      by.client.board.commitQuoteAndWait({ ask, hash, expiry });
    const openTo = (by: CaseParty, ask: string, sealed: string) => by.client.board.revealQuoteAndWait({ ask, sealed });

    // One that nobody took: its seller is not known, so what is quoted is for the banks and the operator.
    const [key, conditions, unseen] = [word(), word(), word()];
    const open = await on.posted({ key, conditions });
    keep(everybody, { key, conditions, holding: open.ask.holding });
    await commit(other, open.id, unseen, open.ask.acceptUntil);
    keep(["other", "operator"], { unseen });

    // One that was taken.
    const taken = await on.posted();
    const [price, rate, salt] = [900_000n + (amount(6) % 90_000n), Number(amount(9)), word()];
    const quote = { ...on.quote(buyer, taken, price), rate, salt };
    const [lost, sealed, otherSealed] = [word(), word(), word()];
    await commit(buyer, taken.id, quoteHash(quote), quote.expiry);
    await commit(other, taken.id, lost, quote.expiry);
    await on.pass(DAY + 1);
    await openTo(buyer, taken.id, sealed);
    await openTo(other, taken.id, otherSealed);
    const trade = await on.accept(taken, quote, buyer);
    keep(sides, { committed: quoteHash(quote), sealed, rate: `${rate}`, salt });
    keep(["seller", "other", "operator"], { lost, otherSealed });
    const [refused, documents, reason, warranty] = [word(), word(), word(), word()];
    const present = (root: string) => seller.client.board.presentTradeDocumentsAndWait({ trade, documents: root });
    await present(refused);
    const deadline = (await on.now()) + DAY;
    const refusal = { trade, documents: refused, reason, deadline };
    await on.relay.board.refuseTradeDocumentsAndWait({ ...refusal, approval: await on.sign(buyer, "refuse", refusal) });
    await present(documents);
    const examined = { trade, documents, deadline };
    await on.relay.board.satisfyTradeAndWait({ ...examined, approval: await on.sign(buyer, "satisfy", examined) });
    const { deal, bySeller } = await on.relay.board.getTrade({ trade });
    await on.relay.board.settleTradeAndWait({ trade, bySeller, byBuyer: await on.consent(buyer, deal) });
    await operator.client.board.reportTradeAndWait({ trade });
    const claimed = { trade, reason: warranty, deadline };
    await on.relay.board.claimTradeWarrantyAndWait({ ...claimed, approval: await on.sign(buyer, "warrant", claimed) });
    keep(sides, { refused, documents, reason, warranty });
    // The price is short: it is looked for as the field that says it.
    keep(sides, { price: `"price":"${price}"` });

    indexer = await indexerOn(system, { epcis: {} });
    await indexer.caughtUp();
    const roles = new Map<string, TextSigner | undefined>([["public", undefined]]);
    for (const [name, { maker }] of Object.entries(members)) roles.set(name, maker);
    await hold(indexer, secrets, roles);
  });
});
