import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { completeLoss, type LossNotice, lossId } from "../../../../../src/sdk/treaties/model/loss-notice.ts";
import {
  lossNoticeJson,
  parseLossNotice,
  parseSignedTreatyAct,
  parseTreatyTerms,
  treatyTermsJson,
} from "../../../../../src/sdk/treaties/model/messages.ts";
import { completeTreaty, type TreatyTerms, treatyId } from "../../../../../src/sdk/treaties/model/treaty-terms.ts";
import { refused, refusedWith } from "../../../../../src/testing/errors.ts";

const TERMS: TreatyTerms = completeTreaty({
  cedent: 1,
  cedentAccount: ZeroAddress,
  arbiter: 2,
  cash: ZeroAddress,
  boundBy: 1_800_000_000,
  inception: 1_800_000_000,
  expiry: 1_810_000_000,
  runOffUntil: 1_820_000_000,
  calendar: "CN-BANK",
  number: id("number"),
  layers: [{ kind: "ExcessOfLoss", limit: 2n ** 54n, retention: 5n, reinstatements: 1, premium: 10n }],
  lines: [
    { org: 3, account: ZeroAddress, bps: 9_999 },
    { org: 4, account: ZeroAddress, bps: 1, collateral: 7n },
  ],
  instalments: [{ dueBy: 1_800_000_001, amount: 10n }],
});
const NOTICE: LossNotice = completeLoss({
  treaty: treatyId(TERMS),
  number: 2n ** 63n + 1n,
  keys: [id("policy and loss")],
  items: [{ happenedAt: 1_800_000_005, attachedAt: 1_800_000_000, amount: 2n ** 54n }],
  deadline: 1_800_000_010,
});

describe("treaties and losses as JSON", () => {
  it("come back as they were", () => {
    expect(parseTreatyTerms(treatyTermsJson(TERMS))).to.deep.equal(TERMS);
    expect(treatyId(parseTreatyTerms(treatyTermsJson(TERMS)))).to.equal(treatyId(TERMS));
    expect(parseLossNotice(lossNoticeJson(NOTICE))).to.deep.equal(NOTICE);
    expect(lossId(parseLossNotice(lossNoticeJson(NOTICE)))).to.equal(lossId(NOTICE));
  });

  it("may leave out what is usual", () => {
    const { payDays: _, authority: __, ...rest } = JSON.parse(treatyTermsJson(TERMS));
    expect(parseTreatyTerms(JSON.stringify(rest))).to.deep.equal(TERMS);
    const { startsAt: ___, inuring: ____, ...loss } = JSON.parse(lossNoticeJson(NOTICE));
    expect(parseLossNotice(JSON.stringify(loss))).to.deep.equal(NOTICE);
  });

  it("know what follows of a layer", () => {
    expect(TERMS.layers[0]?.aggregateLimit).to.equal(2n ** 55n);
  });

  it("are refused where a field is missing or wrong", async () => {
    const { cash: _, ...rest } = JSON.parse(treatyTermsJson(TERMS));
    await refused(() => parseTreatyTerms(JSON.stringify(rest)), "TREATY_JSON_INVALID");
    await refused(() => parseLossNotice("{}"), "TREATY_JSON_INVALID");
    await refused(() => parseSignedTreatyAct('{"org":1,"deadline":2,"approval":{}}'), "TREATY_JSON_INVALID");
  });

  it("have lines that sum to exactly 100 %", async () => {
    const lines = TERMS.lines.map((line, i) => (i === 0 ? { ...line, bps: 9_998 } : line));
    await refusedWith(() => treatyId({ ...TERMS, lines }), "ARGUMENT_INVALID", { field: "terms.lines", value: 9_999 });
  });

  it("have layers and instalments that the contract takes", async () => {
    await refused(() => treatyId({ ...TERMS, layers: [] }), "ARGUMENT_INVALID");
    const layers = TERMS.layers.map((layer) => ({ ...layer, kind: "Stop" as never }));
    await refused(() => treatyId({ ...TERMS, layers }), "ARGUMENT_INVALID");
    await refused(() => lossId({ ...NOTICE, keys: [] }), "ARGUMENT_INVALID");
  });
});
