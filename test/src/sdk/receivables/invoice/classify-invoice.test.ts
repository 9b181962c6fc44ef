import { expect } from "chai";
import { canonicalRecord } from "../../../../../src/sdk/receivables/invoice/canonical-record.ts";
import { classifyInvoice, type InvoiceTerms } from "../../../../../src/sdk/receivables/invoice/classify-invoice.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type InvoiceDraft, invoiceBytes } from "../../../../../src/testing/invoices.ts";

const classify = (changes: Partial<InvoiceDraft> = {}, terms?: InvoiceTerms) =>
  classifyInvoice(invoiceBytes(changes), terms);

function refusal(changes: Partial<InvoiceDraft>, terms?: InvoiceTerms) {
  const classified = classify(changes, terms);
  if (classified.outcome !== "refused") return expect.fail(`is a ${classified.outcome}`);
  return { code: classified.reason.code, values: classified.reason.values };
}

describe("classifyInvoice", () => {
  it("takes an invoice for a receivable, due when it says or when the parties agreed", async () => {
    expect(classify()).to.deep.include({ outcome: "receivable", dueDate: "2026-08-02" });
    expect(classify({ dueDate: undefined }, { dueDate: "2026-09-01" })).to.deep.include({ dueDate: "2026-09-01" });
    expect(classify({}, { dueDate: "2026-08-02" }).outcome).to.equal("receivable");
    expect(refusal({ dueDate: undefined }).code).to.equal("INVOICE_DUE_DATE_MISSING");
    expect(refusal({}, { dueDate: "2026-09-01" })).to.deep.equal({
      code: "INVOICE_DUE_DATE_DIFFERS",
      values: { field: "cbc:DueDate", value: "2026-08-02", given: "2026-09-01" },
    });
    await refused(() => classify({}, { dueDate: "2026-02-30" }), "ARGUMENT_INVALID");
  });

  it("takes credit notes and negative invoices for dilutions of the invoice that they name", async () => {
    const creditNote = { root: "CreditNote", type: "381" } as const;
    const named = [{ number: "INV-0012/7", canonicalNumber: "INV00127" }];
    const [corrects, given] = ["INV-0012/7", { corrects: "INV-0012/7" }];
    expect(classify({ ...creditNote, corrects })).to.deep.include({ outcome: "dilution", corrects: named });
    expect(classify({ payable: "-5", corrects })).to.deep.include({ outcome: "dilution", corrects: named });
    expect(classify(creditNote, given)).to.deep.include({ outcome: "dilution", corrects: named });
    expect(classify({ ...creditNote, corrects: "OTHER" }, given)).to.deep.include({
      corrects: [{ number: "OTHER", canonicalNumber: "OTHER" }],
    });
    for (const changes of [creditNote, { payable: "-5" }]) {
      expect(refusal(changes)).to.deep.equal({
        code: "INVOICE_CORRECTED_MISSING",
        values: { field: "cac:BillingReference", value: null },
      });
    }
    expect(refusal({ ...creditNote, corrects, payable: "-5" }).code).to.equal("INVOICE_FIELD_INVALID");
    await refused(() => classify({}, { corrects: "--" }), "ARGUMENT_INVALID");
  });

  it("refuses what is assigned already, is of another type, or owes nothing", () => {
    expect(refusal({ type: "393" })).to.deep.equal({
      code: "INVOICE_FACTORED",
      values: { field: "invoice type", value: "393" },
    });
    expect(refusal({ root: "CreditNote", type: "396", corrects: "INV-1" }).code).to.equal("INVOICE_FACTORED");
    expect(refusal({ payee: "A Factor" })).to.deep.equal({
      code: "INVOICE_PAYEE_NAMED",
      values: { field: "cac:PayeeParty", value: "A Factor" },
    });
    expect(refusal({ more: "<cac:PayeeParty/>" }).code).to.equal("INVOICE_PAYEE_NAMED");
    for (const type of ["325", "381", "384", "386", "389", "3800", "?"]) {
      expect(refusal({ type })).to.deep.equal({
        code: "INVOICE_TYPE_UNSUPPORTED",
        values: { field: "invoice type", value: type, expected: "380" },
      });
    }
    expect(refusal({ payable: "0.00" }).code).to.equal("INVOICE_NOTHING_PAYABLE");
  });

  it("refuses files that cannot be read, and says why", () => {
    expect(refusal({ payable: "0.001" }).values).to.include({ value: "0.001", currency: "EUR" });
    const classified = classifyInvoice(new Uint8Array([0]));
    expect(classified).to.have.keys("outcome", "reason");
  });

  it("is written down as a record of plain JSON", () => {
    const record = canonicalRecord(classify());
    expect(JSON.parse(JSON.stringify(record))).to.deep.equal(record);
    expect(record).to.deep.include({ version: 1, outcome: "receivable", dueDate: "2026-08-02" });
    expect(record.invoice).to.include({ number: "INV-0012/7", payable: "165625", amount: "1656.25 EUR" });
    const diluting = canonicalRecord(classify({ payable: "-0.05", corrects: "A1" }));
    expect(diluting).to.deep.include({ corrects: [{ number: "A1", canonicalNumber: "A1" }] });
    expect(diluting.invoice).to.include({ amount: "-0.05 EUR" });
    expect(canonicalRecord(classify({ payable: "7", currency: "JPY", payee: "X" }))).to.nested.include({
      outcome: "refused",
      "reason.code": "INVOICE_PAYEE_NAMED",
      "invoice.payee.name": "X",
      "invoice.amount": "7 JPY",
    });
  });
});
