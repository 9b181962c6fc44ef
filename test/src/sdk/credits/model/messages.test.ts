import { expect } from "chai";
import { id } from "ethers";
import { completeCredit, creditId } from "../../../../../src/sdk/credits/model/credit-terms.ts";
import {
  creditTermsJson,
  drawingJson,
  parseCreditTerms,
  parseDrawing,
  parseSignedCreditAct,
} from "../../../../../src/sdk/credits/model/messages.ts";
import { flagsOf } from "../../../../../src/sdk/credits/model/states.ts";
import { creditActDigest } from "../../../../../src/sdk/credits/model/signatures.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const account = "0x00000000000000000000000000000000000000A1";
const terms = completeCredit({
  applicant: 1,
  applicantAccount: account,
  issuer: 2,
  advisor: 3,
  beneficiary: 4,
  beneficiaryAccount: account,
  amount: 1_000_000n,
  cash: account,
  availability: "Sight",
  expiry: "2027-06-30",
  latestShipment: "2027-06-10",
  presentationDays: 21,
  calendar: "CN-BANK",
});
const drawing = {
  credit: creditId(terms),
  terms: creditId(terms),
  number: 1n,
  documents: id("documents"),
  amount: 1n,
  invoiceAmount: 2n,
  shipDate: "2027-06-01",
  atConfirmer: false,
  keys: [id("invoice")],
};

describe("messages of letters of credit", () => {
  it("are read as they were written", () => {
    expect(parseCreditTerms(creditTermsJson(terms))).to.deep.equal(terms);
    expect(parseDrawing(drawingJson(drawing))).to.deep.equal(drawing);
    const signed = { org: 2, deadline: 1_893_456_000, approval: { maker: "0x01", checker: "0x02" } };
    expect(parseSignedCreditAct(JSON.stringify(signed))).to.deep.equal(signed);
  });

  it("draw a salt where there is none", () => {
    const { salt, ...rest } = JSON.parse(creditTermsJson(terms));
    expect(parseCreditTerms(JSON.stringify(rest)).salt).to.not.equal(salt);
  });

  it("are refused with the field that is wrong", async () => {
    const json = JSON.parse(creditTermsJson(terms));
    for (const changes of [{ amount: 1 }, { availability: "Barter" }, { other: 1 }, { issuer: undefined }]) {
      await refused(() => parseCreditTerms(JSON.stringify({ ...json, ...changes })), "CREDIT_JSON_INVALID");
    }
    await refused(() => parseCreditTerms(JSON.stringify({ ...json, expiry: "soon" })), "DATE_INVALID");
    await refused(
      () => parseDrawing(JSON.stringify({ ...JSON.parse(drawingJson(drawing)), keys: [] })),
      "ARGUMENT_INVALID",
    );
    await refused(() => parseSignedCreditAct("{}"), "CREDIT_JSON_INVALID");
    await refused(() => creditId({ ...terms, tenorFrom: "Never" as never }), "ARGUMENT_INVALID");
  });

  it("name what is signed, and what is flagged", async () => {
    const deployment = { chainId: 1, contracts: { LettersOfCredit: { address: account } } };
    const refusal = { presentation: id("p"), discrepancies: [id("d")], disposition: "Return", deadline: 1 } as const;
    const held = { ...refusal, disposition: "Hold" } as const;
    const digest = creditActDigest(deployment, "refuse", refusal);
    expect(digest).to.not.equal(creditActDigest(deployment, "refuse", held));
    await refused(() => creditActDigest(deployment, "refuse", { ...refusal, discrepancies: [] }), "ARGUMENT_INVALID");
    expect(flagsOf(9n)).to.deep.equal(["LATE_SHIPMENT", "INVOICE_EXCEEDS_CREDIT"]);
  });
});
