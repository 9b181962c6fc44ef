import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { completeFacility, type FacilityTerms, facilityId } from "../../../../../src/sdk/funds/model/facility-terms.ts";
import {
  facilityTermsJson,
  parseFacilityTerms,
  parsePaymentRequest,
  parseSignedFundAct,
  paymentRequestJson,
} from "../../../../../src/sdk/funds/model/messages.ts";
import { completePayment, type PaymentRequest, paymentId } from "../../../../../src/sdk/funds/model/payment-request.ts";
import { refused, refusedWith } from "../../../../../src/testing/errors.ts";

const TERMS: FacilityTerms = completeFacility({
  lender: 1,
  borrower: 2,
  lenderAccount: ZeroAddress,
  borrowerAccount: ZeroAddress,
  cash: ZeroAddress,
  amount: 2n ** 55n,
  drawUntil: 1_800_000_000,
  useBy: 1_810_000_000,
  calendar: "CN-BANK",
  number: id("number"),
  lines: [
    { purpose: "steel", amount: 2n ** 54n },
    { purpose: "wages", amount: 2n ** 54n },
  ],
  related: [3],
});
const REQUEST: PaymentRequest = completePayment({
  facility: facilityId(TERMS),
  number: 2n ** 63n + 1n,
  purpose: "steel",
  payee: ZeroAddress,
  amount: 2n ** 54n,
  keys: [id("invoice")],
  deadline: 1_800_000_000,
});

describe("facilities and requests as JSON", () => {
  it("come back as they were", () => {
    expect(parseFacilityTerms(facilityTermsJson(TERMS))).to.deep.equal(TERMS);
    expect(facilityId(parseFacilityTerms(facilityTermsJson(TERMS)))).to.equal(facilityId(TERMS));
    expect(parsePaymentRequest(paymentRequestJson(REQUEST))).to.deep.equal(REQUEST);
    expect(paymentId(parsePaymentRequest(paymentRequestJson(REQUEST)))).to.equal(paymentId(REQUEST));
  });

  it("may leave out what is usual", () => {
    const { fee: _, cureDays: __, ...rest } = JSON.parse(facilityTermsJson(TERMS));
    expect(parseFacilityTerms(JSON.stringify(rest))).to.deep.equal(TERMS);
    const { documents: ___, ...asked } = JSON.parse(paymentRequestJson(REQUEST));
    expect(parsePaymentRequest(JSON.stringify(asked))).to.deep.equal(REQUEST);
  });

  it("have lines in any order, each purpose once, that add up to the amount", async () => {
    expect(facilityId({ ...TERMS, lines: [...TERMS.lines].reverse() })).to.equal(facilityId(TERMS));
    await refused(() => facilityId({ ...TERMS, amount: 5n }), "ARGUMENT_INVALID");
    const line = { purpose: "steel", amount: 2n ** 54n };
    await refused(() => facilityId({ ...TERMS, lines: [line, line] }), "ARGUMENT_INVALID");
    await refused(() => facilityId({ ...TERMS, lines: [] }), "ARGUMENT_INVALID");
  });

  it("say which field is wrong", async () => {
    const wrong = JSON.stringify({ ...JSON.parse(facilityTermsJson(TERMS)), lender: "one" });
    await refusedWith(async () => parseFacilityTerms(wrong), "FUND_JSON_INVALID", { field: "lender" });
    const more = JSON.stringify({ ...JSON.parse(paymentRequestJson(REQUEST)), salt: 1 });
    await refusedWith(async () => parsePaymentRequest(more), "FUND_JSON_INVALID", { field: "salt" });
    await refusedWith(async () => parseSignedFundAct("{}"), "FUND_JSON_INVALID", { field: "org" });
  });
});
