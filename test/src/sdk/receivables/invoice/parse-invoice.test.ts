import { expect } from "chai";
import { parseInvoice } from "../../../../../src/sdk/receivables/invoice/parse-invoice.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type InvoiceDraft, invoiceBytes, invoiceXml } from "../../../../../src/testing/invoices.ts";

const encode = (xml: string) => new TextEncoder().encode(xml);
const TOTAL = "Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount";
const VAT = "cac:Party/cac:PartyTaxScheme";

describe("parseInvoice", () => {
  it("reads the fields that bind", () => {
    expect(parseInvoice(invoiceBytes({ payee: "A Factor" }))).to.deep.equal({
      kind: "invoice",
      number: "INV-0012/7",
      canonicalNumber: "INV00127",
      issueDate: "2026-05-04",
      dueDate: "2026-08-02",
      type: "380",
      currency: "EUR",
      payable: 165_625n,
      seller: { name: "Supplier & Sons", identifiers: ["VAT:GB1232434", "EP:0088:9482348239847"] },
      buyer: { name: "Customer & Sons", identifiers: ["VAT:SE4598375937", "EP:0088:7300010000001"] },
      payee: { name: "A Factor", identifiers: [] },
      corrects: [],
      accounts: [],
    });
  });

  it("reads a credit note, with the due date of its means of payment", () => {
    const means = "<cac:PaymentMeans><cbc:PaymentDueDate>2026-09-01</cbc:PaymentDueDate><cac:PayeeFinancialAccount>";
    const account = "<cbc:ID>se 45 5000</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>";
    const changes = { root: "CreditNote", type: "381", corrects: "INV-12" } as const;
    const { kind, dueDate, corrects, accounts } = parseInvoice(
      invoiceBytes({ ...changes, more: (means + account).repeat(2) }),
    );
    expect([kind, dueDate, accounts]).to.deep.equal(["credit-note", "2026-09-01", ["SE455000"]]);
    expect(corrects).to.deep.equal([{ number: "INV-12", canonicalNumber: "INV12" }]);
  });

  it("reads amounts exactly, in the smallest unit of their currency", () => {
    const payable = (text: string, currency = "EUR") => parseInvoice(invoiceBytes({ payable: text, currency })).payable;
    const cases: readonly [string, string, bigint][] = [
      ["0.1", "EUR", 10n],
      ["1656.250000", "EUR", 165_625n],
      [".5", "EUR", 50n],
      ["+7.", "EUR", 700n],
      ["-0.00", "EUR", 0n],
      ["-12", "EUR", -1_200n],
      ["1200", "JPY", 1_200n],
      ["1200.000", "JPY", 1_200n],
      ["1.234", "KWD", 1_234n],
      ["\uff11\uff12.5", "EUR", 1_250n],
      ["9007199254740993.01", "EUR", 900_719_925_474_099_301n],
      ["3402823669209384634633746074317682114.55", "EUR", 2n ** 128n - 1n],
    ];
    for (const [text, currency, expected] of cases) expect(payable(text, currency), text).to.equal(expected);
  });

  it("drops the time zone of dates, and refuses days that there are not", async () => {
    for (const zone of ["Z", "+01:00", "-14:00"]) {
      expect(parseInvoice(invoiceBytes({ issueDate: `2024-02-29${zone}` })).issueDate).to.equal("2024-02-29");
    }
    for (const issueDate of [
      "2026-02-29",
      "2026-13-01",
      "26-01-01",
      "2026-01-01T00:00:00",
      "2026-01-01+15:00",
      "today",
    ]) {
      const error = await refused(() => parseInvoice(invoiceBytes({ issueDate })), "INVOICE_FIELD_INVALID");
      expect(error.values).to.include({ field: "Invoice/cbc:IssueDate", value: issueDate });
    }
  });

  it("names field and value of what it refuses", async () => {
    const cases: readonly [Partial<InvoiceDraft>, string, string, unknown][] = [
      [{ payable: "1,5" }, "INVOICE_FIELD_INVALID", TOTAL, "1,5"],
      [{ payable: "1e3" }, "INVOICE_FIELD_INVALID", TOTAL, "1e3"],
      [{ payable: "." }, "INVOICE_FIELD_INVALID", TOTAL, "."],
      [{ payable: "" }, "INVOICE_FIELD_INVALID", TOTAL, ""],
      [{ payable: "0x10" }, "INVOICE_FIELD_INVALID", TOTAL, "0x10"],
      [{ payable: "3402823669209384634633746074317682114.56" }, "INVOICE_FIELD_INVALID", TOTAL, undefined],
      [{ payable: "0.001" }, "INVOICE_PRECISION", TOTAL, "0.001"],
      [{ payable: "1.5", currency: "JPY" }, "INVOICE_PRECISION", TOTAL, "1.5"],
      [{ currency: "EURO" }, "INVOICE_FIELD_INVALID", "Invoice/cbc:DocumentCurrencyCode", "EURO"],
      [{ payableCurrency: "USD" }, "INVOICE_CURRENCY_MISMATCH", `${TOTAL}/@currencyID`, "USD"],
      [{ payableCurrency: "" }, "INVOICE_CURRENCY_MISMATCH", `${TOTAL}/@currencyID`, ""],
      [{ number: "" }, "INVOICE_FIELD_INVALID", "Invoice/cbc:ID", ""],
      [{ number: " -/- " }, "INVOICE_FIELD_INVALID", "Invoice/cbc:ID", "-/-"],
      [{ number: "7".repeat(129) }, "INVOICE_FIELD_INVALID", "Invoice/cbc:ID", undefined],
      [{ number: "a<b xmlns=''/>c" }, "INVOICE_FIELD_INVALID", "Invoice/cbc:ID", "<b>"],
      [{ sellerVat: "--" }, "INVOICE_FIELD_INVALID", `Invoice/cac:AccountingSupplierParty/${VAT}/cbc:CompanyID`, "--"],
      [{ more: "<cbc:ID>2</cbc:ID>" }, "INVOICE_FIELD_REPEATED", "Invoice/cbc:ID", "2"],
      [
        { more: "<cbc:DueDate>2027-01-01</cbc:DueDate>" },
        "INVOICE_FIELD_REPEATED",
        "Invoice/cbc:DueDate",
        "2026-08-02",
      ],
    ];
    for (const [changes, code, field, value] of cases) {
      const { values } = await refused(() => parseInvoice(invoiceBytes(changes)), code);
      expect(values.field, JSON.stringify(changes)).to.equal(field);
      if (value !== undefined) expect(values.value, JSON.stringify(changes)).to.equal(value);
      expect(String(values.value).length).to.be.below(200);
    }
  });

  it("wants every field that it needs, once and at its own place", async () => {
    const whole = invoiceXml();
    const needed = [
      /<cbc:ID>INV[^<]*<\/cbc:ID>/,
      /<cbc:IssueDate>.*?<\/cbc:IssueDate>/,
      /<cbc:InvoiceTypeCode>.*?<\/cbc:InvoiceTypeCode>/,
      /<cbc:DocumentCurrencyCode>.*?<\/cbc:DocumentCurrencyCode>/,
      /<cac:LegalMonetaryTotal>[\s\S]*?<\/cac:LegalMonetaryTotal>/,
      /<cbc:PayableAmount.*?<\/cbc:PayableAmount>/,
      /<cac:AccountingSupplierParty>[\s\S]*?<\/cac:AccountingSupplierParty>/,
      /<cac:AccountingCustomerParty>[\s\S]*?<\/cac:AccountingCustomerParty>/,
    ];
    for (const pattern of needed) {
      const [part = ""] = pattern.exec(whole) ?? [];
      expect(part, String(pattern)).not.to.equal("");
      await refused(() => parseInvoice(encode(whole.replace(part, ""))), "INVOICE_FIELD_MISSING");
      await refused(() => parseInvoice(encode(whole.replace(part, part + part))), "INVOICE_FIELD_REPEATED");
      // Elsewhere, or in another namespace, it is not the field.
      const hidden = `<cac:UBLExtensions xmlns:o="urn:other">${part}</cac:UBLExtensions>`;
      expect(parseInvoice(encode(whole.replace(part, part + hidden)))).to.deep.equal(parseInvoice(encode(whole)));
      await refused(() => parseInvoice(encode(whole.replace(part, hidden))), "INVOICE_FIELD_MISSING");
    }
    const other = whole
      .replace(/cbc:IssueDate>/g, "o:IssueDate>")
      .replace("<Invoice ", '<Invoice xmlns:o="urn:other" ');
    await refused(() => parseInvoice(encode(other)), "INVOICE_FIELD_MISSING");
  });

  it("takes one VAT number of a party and passes over its other tax schemes", async () => {
    const scheme = (id: string, name: string) =>
      `<cac:PartyTaxScheme><cbc:CompanyID>${id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>${name}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;
    const withMore = (more: string) =>
      encode(invoiceXml().replace("<cac:PartyLegalEntity>", `${more}<cac:PartyLegalEntity>`));
    expect(parseInvoice(withMore(scheme("X", "TAX"))).seller).to.deep.equal(parseInvoice(invoiceBytes()).seller);
    const { values } = await refused(() => parseInvoice(withMore(scheme("GB99", "VAT"))), "INVOICE_FIELD_INVALID");
    expect(values.value).to.equal("GB99");
  });
});
