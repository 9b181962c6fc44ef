import { expect } from "chai";
import { id } from "ethers";
import { completeCredit } from "../../../../../src/sdk/credits/model/credit-terms.ts";
import { exportMt, importMt } from "../../../../../src/sdk/credits/mt/message.ts";
import { mt700Of } from "../../../../../src/sdk/credits/mt/mt700-of.ts";
import { termsOfMt700 } from "../../../../../src/sdk/credits/mt/terms-of-mt700.ts";

const ACCOUNT = "0x00000000000000000000000000000000000000a1";
const draft = {
  applicant: 1,
  applicantAccount: ACCOUNT,
  issuer: 2,
  advisor: 3,
  beneficiary: 4,
  beneficiaryAccount: ACCOUNT,
  amount: 123_456_750n,
  cash: ACCOUNT,
  availability: "Deferred" as const,
  tenorDays: 90,
  tenorFrom: "Shipment" as const,
  plusBps: 1_000,
  minusBps: 500,
  expiry: "2025-06-30",
  latestShipment: "2025-06-10",
  presentationDays: 21,
  partialDrawings: false,
  transferable: true,
  calendar: "CN-BANK",
  salt: id("salt"),
};
const words = {
  creditNumber: "LC2025/0117",
  currency: "CNY",
  placeOfExpiry: "NANJING",
  applicant: { lines: ["STEEL IMPORT CO LTD"] },
  beneficiary: { lines: ["MILL GMBH"] },
  availableWith: "ISSUING BANK",
  goods: "STEEL",
};

describe("a credit as an MT 700", () => {
  it("says its terms, and its draft is read again", () => {
    const text = exportMt(mt700Of(completeCredit(draft), words));
    expect(text).to.include(":32B:CNY1234567,5").and.include(":42P:90 DAYS AFTER DATE OF SHIPMENT");
    const read = termsOfMt700(importMt(text, "700"));
    expect(read).to.deep.equal({
      amount: draft.amount,
      plusBps: 1_000,
      minusBps: 500,
      expiry: draft.expiry,
      latestShipment: draft.latestShipment,
      presentationDays: 21,
      partialDrawings: false,
      transferable: true,
      availability: "Deferred",
      tenorDays: 90,
      tenorFrom: "Shipment",
      rules: "Ucp600",
    });
  });

  it("guesses nothing that is said in other words", () => {
    const terms = completeCredit({ ...draft, tenorDays: 0, availability: "Sight" });
    const message = mt700Of(terms, words);
    const { fields } = message;
    const other = {
      ...message,
      fields: { ...fields, draftsAt: "SIGHT OR LATER", partialShipments: "CONDITIONAL" as const },
    };
    const read = termsOfMt700(other);
    expect(read).to.not.have.any.keys("tenorDays", "partialDrawings");
    const fine = { ...other, fields: { ...other.fields, amount: { currency: "KWD", amount: "1.005" } } };
    expect(() => termsOfMt700(fine)).to.throw("two digits");
  });
});
