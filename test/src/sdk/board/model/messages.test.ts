import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { type Ask, askId, completeAsk } from "../../../../../src/sdk/board/model/ask.ts";
import { completeHolding, holdingHash } from "../../../../../src/sdk/board/model/holding.ts";
import {
  askJson,
  holdingJson,
  parseAsk,
  parseHolding,
  parseQuote,
  parseSellerConsent,
  parseSignedBoardAct,
  quoteJson,
} from "../../../../../src/sdk/board/model/messages.ts";
import { completeQuote, quoteHash } from "../../../../../src/sdk/board/model/quote.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const HOLDING = completeHolding({ id: 2n ** 255n + 1n, account: ZeroAddress, amount: 2n ** 95n });
const ASK: Ask = completeAsk({
  operator: 1,
  asset: "Receivable",
  obligor: 2,
  cash: ZeroAddress,
  maturityFrom: 1_810_000_000,
  maturityTo: 1_820_000_000,
  amountFrom: 1n,
  amountTo: 2n ** 96n - 1n,
  commitUntil: 1_800_000_000,
  acceptUntil: 1_800_100_000,
  calendar: "CN-BANK",
  key: id("key"),
  conditions: id("URF 800"),
  holding: holdingHash(HOLDING),
});
const QUOTE = completeQuote({
  ask: askId(ASK),
  bidder: 3,
  account: ZeroAddress,
  amount: 2n ** 95n,
  price: 2n ** 94n,
  method: "Discount",
  rate: 48_000,
  expiry: 1_800_100_000,
});

describe("asks, holdings and quotes as JSON", () => {
  it("come back as they were", () => {
    expect(parseAsk(askJson(ASK))).to.deep.equal(ASK);
    expect(askId(parseAsk(askJson(ASK)))).to.equal(askId(ASK));
    expect(parseHolding(holdingJson(HOLDING))).to.deep.equal(HOLDING);
    expect(parseQuote(quoteJson(QUOTE))).to.deep.equal(QUOTE);
    expect(quoteHash(parseQuote(quoteJson(QUOTE)))).to.equal(quoteHash(QUOTE));
  });

  it("may leave out what is usual, and a salt is drawn anew each time", () => {
    const { reveals: _, payDays: __, ...rest } = JSON.parse(askJson(ASK));
    expect(parseAsk(JSON.stringify(rest))).to.deep.equal(ASK);
    const { salt: ___, ...bare } = JSON.parse(holdingJson(HOLDING));
    const [first, second] = [parseHolding(JSON.stringify(bare)), parseHolding(JSON.stringify(bare))];
    expect(first.salt).not.to.equal(second.salt);
  });

  it("are refused where a field is missing or wrong", async () => {
    const { cash: _, ...rest } = JSON.parse(askJson(ASK));
    await refused(() => parseAsk(JSON.stringify(rest)), "BOARD_JSON_INVALID");
    await refused(() => parseHolding("{}"), "BOARD_JSON_INVALID");
    const { salt: __, ...bare } = JSON.parse(quoteJson(QUOTE));
    await refused(() => parseQuote(JSON.stringify(bare)), "BOARD_JSON_INVALID");
    await refused(() => parseSignedBoardAct('{"org":1,"approval":{}}'), "BOARD_JSON_INVALID");
    await refused(() => parseSellerConsent('{"party":"0x00"}'), "BOARD_JSON_INVALID");
    await refused(() => askId({ ...ASK, asset: "Bill" as never }), "ARGUMENT_INVALID");
    await refused(() => quoteHash({ ...QUOTE, method: "Guess" as never }), "ARGUMENT_INVALID");
    await refused(() => quoteHash({ ...QUOTE, price: QUOTE.amount + 1n }), "ARGUMENT_INVALID");
  });
});
