import { expect } from "chai";
import { id } from "ethers";
import { checkSignature } from "../../../../../src/sdk/core/signature/check-signature.ts";
import { dealOfQuote } from "../../../../../src/sdk/receivables/desk/deal-of-quote.ts";
import {
  parseQuoteMessage,
  parseQuoteRequestMessage,
  parseSealedQuoteMessage,
  quoteMessage,
  quoteRequestMessage,
  sealedQuoteMessage,
} from "../../../../../src/sdk/receivables/desk/message.ts";
import { openQuotes } from "../../../../../src/sdk/receivables/desk/open-quotes.ts";
import { buildQuote, type QuoteTerms, signQuote } from "../../../../../src/sdk/receivables/desk/quote.ts";
import { quoteRequestDigest, signQuoteRequest } from "../../../../../src/sdk/receivables/desk/quote-request.ts";
import { sealQuote, signSealedQuote } from "../../../../../src/sdk/receivables/desk/sealed-quote.ts";
import { dateText, dayNumber } from "../../../../../src/sdk/settlement/model/dates.ts";
import { proceedsFloor } from "../../../../../src/sdk/settlement/model/day-count.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type PartyName, supplyChain } from "../../../../../src/testing/receivables.ts";

/** The supplier asks for quotes on 400.00 of 1000.00, and banks seal theirs. */
async function desk(options: { readonly recourse?: boolean } = {}) {
  const system = await supplyChain();
  const { supplier, deployment, deadline } = system;
  await system.limit("buyer", "buyer", "UNDERTAKING", 500_000n);
  const receivable = await system.confirmed(system.terms("F-1"));
  const closesAt = Number(deadline) - 43_200;
  const asked = { receivable, seller: supplier.signer.address, amount: 40_000n, closesAt, valueDate: system.inDays(1) };
  const technique = options.recourse ? "ReceivablesDiscounting" : "PrimaryForfaiting";
  const request = await supplier.client.finance.buildQuoteRequest({ ...asked, technique, ...options });
  const quoted = async (name: PartyName, terms: Partial<QuoteTerms> = {}) => {
    const { signer } = system[name];
    const bank = signer.address;
    const quote = buildQuote(request, { bank, method: "BankDiscount", rate: 365, validUntil: deadline, ...terms });
    const sealed = sealQuote(quote);
    return {
      quote: { quote, signature: await signQuote(signer, deployment, quote) },
      sealed: { sealed, signature: await signSealedQuote(signer, deployment, sealed) },
    };
  };
  return { ...system, system, receivable, request, asked, quoted };
}

describe("the financing desk", () => {
  it("takes sealed quotes, opens them after the close, and the best is settled by a deal that both sign", async () => {
    const { system, request, quoted, deployment, receivable, supplier, bank, cash, stranger } = await desk();
    expect(request).to.deep.include({
      technique: "PrimaryForfaiting",
      recourse: false,
      obligor: 2,
      sellerOrg: 3,
      cash,
    });
    const signature = await signQuoteRequest(supplier.signer, deployment, request);
    const told = quoteRequestMessage(deployment, { request, signature });
    expect(parseQuoteRequestMessage(told, deployment)).to.deep.equal({ request, signature });
    const digest = quoteRequestDigest(deployment, request);
    expect(await checkSignature(digest, request.seller, signature)).to.equal("valid");

    const [low, high] = [await quoted("rival", { rate: 500 }), await quoted("bank")];
    const sealed = [low, high].map((each) => {
      const text = sealedQuoteMessage(deployment, each.sealed);
      expect(text).to.not.contain(String(each.quote.quote.price));
      return parseSealedQuoteMessage(text, deployment);
    });
    const quotes = [low, high].map(({ quote }) => parseQuoteMessage(quoteMessage(deployment, quote), deployment));
    const open = { deployment, request, sealed, quotes };
    await refused(openQuotes({ ...open, now: request.closesAt }), "QUOTES_STILL_SEALED");
    const opened = await openQuotes({ ...open, now: request.closesAt + 1, provider: stranger.provider });
    expect(opened.refused).to.deep.equal([]);
    expect(opened.quotes.map(({ bank: by }) => by)).to.deep.equal([bank.signer.address, system.rival.signer.address]);
    const [best] = opened.quotes;
    if (!best) throw new Error("a quote");
    const days = dayNumber(request.paymentDate) - dayNumber(request.valueDate);
    expect(best.price).to.equal(proceedsFloor({ face: 40_000n, rate: 365, basis: "Act360", days }));

    await system.fund("bank", 100_000n);
    await system.limit("bank", "buyer", "OBLIGOR_RISK", 40_000n);
    await system.settled(dealOfQuote(deployment, request, best), "supplier", "bank");
    const [sale] = await stranger.receivables.listSales({ receivable });
    expect(sale).to.deep.include({ price: best.price, amount: 40_000n, recourse: false });
  });

  it("is for the secondary market too, where a later holder sells", async () => {
    const { system, request, quoted, deployment, asked, bank, supplier, rival } = await desk();
    const secondary = { ...asked, technique: "SecondaryForfaiting" } as const;
    await refused(supplier.client.finance.buildQuoteRequest(secondary), "ARGUMENT_INVALID");
    const { quote } = await quoted("bank");
    await system.fund("bank", 100_000n);
    await system.limit("bank", "buyer", "OBLIGOR_RISK", 40_000n);
    await system.settled(dealOfQuote(deployment, request, quote.quote), "supplier", "bank");
    const later = { ...secondary, seller: bank.signer.address };
    await refused(
      bank.client.finance.buildQuoteRequest({ ...later, technique: "PrimaryForfaiting" }),
      "ARGUMENT_INVALID",
    );
    const resale = await bank.client.finance.buildQuoteRequest(later);
    const terms = {
      bank: rival.signer.address,
      method: "DiscountToYield",
      rate: 300,
      validUntil: system.deadline,
    } as const;
    await system.fund("rival", 100_000n);
    await system.limit("rival", "buyer", "OBLIGOR_RISK", 40_000n);
    await system.settled(dealOfQuote(deployment, resale, buildQuote(resale, terms)), "bank", "rival");
    const sales = await system.stranger.receivables.listSales({ seller: bank.signer.address });
    expect(sales).to.have.length(1);
  });

  it("refuses quotes that were not sealed so, are not signed, not priced right, or over", async () => {
    const { request, quoted, deployment, deadline, rival } = await desk();
    const [good, late, wrong, forged] = [
      await quoted("bank"),
      await quoted("rival", { rate: 10, validUntil: request.closesAt + 1 }),
      await quoted("smith"),
      await quoted("regulator"),
    ];
    const dear = { ...wrong.quote.quote, price: 39_999n };
    const repriced = { quote: dear, signature: await signQuote(rival.signer, deployment, dear) };
    const unsigned = { quote: forged.quote.quote, signature: good.quote.signature };
    const other = { ...good.quote.quote, request: id("another request") };
    const cheat = buildQuote(request, {
      bank: rival.signer.address,
      method: "BankDiscount",
      rate: 1,
      validUntil: deadline,
    });
    const unsealed = { quote: cheat, signature: await signQuote(rival.signer, deployment, cheat) };
    const mispriced = { ...good.quote.quote, price: good.quote.quote.price + 1n };
    const { signer } = (await supplyChain()).bank;
    const resealed = sealQuote(mispriced);
    const sealed = [
      good.sealed,
      late.sealed,
      wrong.sealed,
      forged.sealed,
      { sealed: resealed, signature: await signSealedQuote(signer, deployment, resealed) },
    ];
    const quotes = [
      late.quote,
      repriced,
      unsigned,
      { quote: other, signature: good.quote.signature },
      unsealed,
      { quote: mispriced, signature: await signQuote(signer, deployment, mispriced) },
      good.quote,
    ];
    const opened = await openQuotes({ deployment, request, sealed, quotes, now: request.closesAt + 2 });
    expect(opened.quotes).to.deep.equal([good.quote.quote]);
    expect(opened.refused.map(({ fault }) => fault)).to.deep.equal([
      "Expired",
      "NotSealed",
      "BadSignature",
      "OtherRequest",
      "NotSealed",
      "OtherPrice",
    ]);
    await refused(() => dealOfQuote(deployment, request, other), "QUOTE_OTHER_REQUEST");
  });

  it("warns of a quote above the bank's limits before it is signed", async () => {
    const { system, request, stranger, bank } = await desk({ recourse: true });
    const warnings = () => stranger.finance.getQuoteWarnings({ request, bank: bank.signer.address });
    expect((await warnings()).map(({ kind, counterparty, cap }) => [kind, counterparty, cap])).to.deep.equal([
      ["OBLIGOR_RISK", 2, 0n],
      ["SELLER_RISK", 3, 0n],
    ]);
    await system.limit("bank", "buyer", "OBLIGOR_RISK", 39_999n);
    await system.limit("bank", "supplier", "SELLER_RISK", 40_000n);
    expect(await warnings()).to.deep.equal([
      { kind: "OBLIGOR_RISK", counterparty: 2, group: 0, suspended: false, cap: 39_999n, used: 0n, amount: 40_000n },
    ]);
    await refused(stranger.finance.getQuoteWarnings({ request, bank: "bank" }), "ARGUMENT_INVALID");
  });

  it("refuses what is malformed, and messages of another deployment", async () => {
    const { request, quoted, deployment, supplier, asked, deadline } = await desk();
    const bank = supplier.signer.address;
    const terms = { bank, method: "BankDiscount", rate: 365, validUntil: deadline } as const;
    for (const wrong of [
      { ...terms, method: "Interest" as never },
      { ...terms, basis: "30/360" as never },
      { ...terms, rate: -1 },
      { ...terms, bank: "bank" },
      { ...terms, validUntil: request.closesAt },
      { ...terms, salt: "0x" },
    ]) {
      await refused(() => buildQuote(request, wrong), "ARGUMENT_INVALID");
    }
    await refused(() => buildQuote(request, { ...terms, rate: 2 ** 32 - 1 }), "DISCOUNT_EXCEEDS_FACE");
    const build = (changes: object) =>
      supplier.client.finance.buildQuoteRequest({ ...asked, technique: "PrimaryForfaiting", ...changes });
    await refused(build({ recourse: true }), "ARGUMENT_INVALID");
    await refused(build({ technique: "Factoring" }), "ARGUMENT_INVALID");
    await refused(build({ amount: 100_001n }), "ARGUMENT_INVALID");
    await refused(build({ amount: 0n }), "ARGUMENT_INVALID");
    await refused(build({ valueDate: dateText(dayNumber(request.paymentDate) + 1) }), "ARGUMENT_INVALID");
    await refused(build({ closesAt: 2n ** 39n }), "ARGUMENT_INVALID");
    await refused(build({ receivable: id("nothing") }), "NOT_FOUND");

    const signature = await signQuoteRequest(supplier.signer, deployment, request);
    const told = quoteRequestMessage(deployment, { request, signature });
    const elsewhere = { ...deployment, chainId: 1 };
    await refused(() => parseQuoteRequestMessage(told, elsewhere), "FINANCING_MESSAGE_INVALID");
    await refused(() => parseQuoteMessage(told, deployment), "FINANCING_MESSAGE_INVALID");
    await refused(() => parseQuoteRequestMessage("no JSON", deployment), "JSON_INVALID");
    for (const [from, to] of [
      ['"version": 1', '"version": 2'],
      ['"amount": "40000"', '"amount": 40000'],
      ['"recourse": false', '"recourse": true'],
      ['"signature"', '"more": 1, "signature"'],
    ] as const) {
      const code = to.includes("true") ? "ARGUMENT_INVALID" : "FINANCING_MESSAGE_INVALID";
      await refused(() => parseQuoteRequestMessage(told.replace(from, to), deployment), code);
    }
    const { sealed } = await quoted("bank");
    const moved = { ...deployment, contracts: { ...deployment.contracts, Settlement: deployment.contracts.Members } };
    const text = sealedQuoteMessage(deployment, sealed);
    await refused(() => parseSealedQuoteMessage(text, moved as never), "FINANCING_MESSAGE_INVALID");
  });
});
