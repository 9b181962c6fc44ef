import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { type BillTerms, billId, completeBill } from "../../../../../src/sdk/bills/model/bill-terms.ts";
import { billTermsJson, parseBillTerms, parseSignedBillAct } from "../../../../../src/sdk/bills/model/messages.ts";
import { refusedWith } from "../../../../../src/testing/errors.ts";

const TERMS: BillTerms = completeBill({
  drawer: 1,
  acceptor: 2,
  payee: 3,
  payeeAccount: ZeroAddress,
  amount: 2n ** 60n,
  cash: ZeroAddress,
  issued: "2027-01-15",
  maturity: "2027-04-19",
  calendar: "CN-BANK",
  number: id("number"),
  keys: [id("invoice")],
});

describe("bills as JSON", () => {
  it("comes back as it was", () => {
    expect(parseBillTerms(billTermsJson(TERMS))).to.deep.equal(TERMS);
    expect(billId(parseBillTerms(billTermsJson(TERMS)))).to.equal(billId(TERMS));
  });

  it("what is usual may be left out", () => {
    const { answerDays: _, lateRate: __, ...rest } = JSON.parse(billTermsJson(TERMS));
    expect(parseBillTerms(JSON.stringify(rest))).to.deep.equal(TERMS);
  });

  it("says which field is wrong", async () => {
    const wrong = JSON.stringify({ ...JSON.parse(billTermsJson(TERMS)), drawer: "one" });
    await refusedWith(async () => parseBillTerms(wrong), "BILL_JSON_INVALID", { field: "drawer" });
    await refusedWith(async () => parseSignedBillAct("{}"), "BILL_JSON_INVALID", { field: "org" });
  });
});
