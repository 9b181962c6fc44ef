import { expect } from "chai";
import { hexlify, id, keccak256, toUtf8Bytes } from "ethers";
import { type Ask, askId, completeAsk } from "../../../../../src/sdk/board/model/ask.ts";
import { generateAskKey } from "../../../../../src/sdk/board/model/ask-key.ts";
import { openAskQuote } from "../../../../../src/sdk/board/model/open-ask-quote.ts";
import { completeQuote } from "../../../../../src/sdk/board/model/quote.ts";
import { sealedFor } from "../../../../../src/sdk/board/model/quote-seal.ts";
import { sealAskQuote } from "../../../../../src/sdk/board/model/seal-ask-quote.ts";
import { KEM, sealForKey } from "../../../../../src/sdk/core/seal/hpke.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const ADDRESS = `0x${"11".repeat(20)}`;
const byBidder = { maker: "0xaa", checker: "0xbb" };

const askWith = (key: string, conditions = "URF 800"): Ask =>
  completeAsk({
    operator: 1,
    asset: "CreditClaim",
    obligor: 2,
    cash: ADDRESS,
    maturityFrom: 3_000,
    maturityTo: 4_000,
    amountFrom: 1n,
    amountTo: 10n ** 27n,
    commitUntil: 1_000,
    acceptUntil: 2_000,
    calendar: "CN-BANK",
    key,
    conditions: id(conditions),
    holding: id("holding"),
  });

const quoteFor = (ask: Ask) =>
  completeQuote({
    ask: askId(ask),
    bidder: 7,
    account: ADDRESS,
    amount: 10n ** 27n,
    price: 10n ** 27n - 1n,
    method: "Discount",
    rate: 48_000,
    expiry: 2_000,
  });

describe("a quote that is sealed", () => {
  it("opens with the ask's key, to the unit; its hash is of what was sent", async () => {
    const { key, privateKey } = await generateAskKey();
    const ask = askWith(key);
    const quote = quoteFor(ask);
    const { envelope, sealed } = await sealAskQuote({ ask, quote, byBidder });
    expect(sealed).to.equal(keccak256(envelope));
    expect(await openAskQuote({ ask, privateKey, envelope })).to.deep.equal({ quote, byBidder });
    expect(envelope).not.to.include(hexlify(toUtf8Bytes(String(quote.price))).slice(2));
    const again = await sealAskQuote({ ask, quote, byBidder });
    expect(again.envelope, "nobody sees that two are alike").not.to.equal(envelope);
  });

  it("opens with no other key, for no other ask, and not once it was altered", async () => {
    const [{ key, privateKey }, other] = [await generateAskKey(), await generateAskKey()];
    const ask = askWith(key);
    const { envelope } = await sealAskQuote({ ask, quote: quoteFor(ask), byBidder });
    await refused(openAskQuote({ ask, privateKey: other.privateKey, envelope }), "ENVELOPE_NOT_OPENED");
    await refused(openAskQuote({ ask: askWith(key, "others"), privateKey, envelope }), "ENVELOPE_NOT_OPENED");
    const altered = `${envelope.slice(0, -2)}${envelope.endsWith("00") ? "01" : "00"}`;
    await refused(openAskQuote({ ask, privateKey, envelope: altered }), "ENVELOPE_NOT_OPENED");
    await refused(openAskQuote({ ask, privateKey, envelope: "0x0020" }), "ENVELOPE_INVALID");
    await refused(openAskQuote({ ask, privateKey, envelope: "quote" }), "ARGUMENT_INVALID");
    await refused(openAskQuote({ ask, privateKey: "0x12", envelope }), "ARGUMENT_INVALID");
  });

  it("is one for its ask, whoever sealed it", async () => {
    const { key, privateKey } = await generateAskKey();
    const [ask, other] = [askWith(key), askWith(key, "others")];
    await refused(sealAskQuote({ ask, quote: quoteFor(other), byBidder }), "ARGUMENT_INVALID");
    const forge = async (text: string) =>
      hexlify(
        await sealForKey({
          kem: KEM.x25519,
          publicKey: Uint8Array.from(Buffer.from(key.slice(2), "hex")),
          ...sealedFor(ask),
          plaintext: toUtf8Bytes(text),
        }),
      );
    await refused(openAskQuote({ ask, privateKey, envelope: await forge("no quote") }), "JSON_INVALID");
    await refused(openAskQuote({ ask, privateKey, envelope: await forge("{}") }), "BOARD_JSON_INVALID");
  });
});
