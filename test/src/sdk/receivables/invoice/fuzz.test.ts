import { expect } from "chai";
import { invoiceTarget } from "../../../../../scripts/fuzz/invoice.ts";
import { fuzz } from "../../../../../scripts/fuzz/run.ts";

describe("UBL invoices under fuzzing", function () {
  this.timeout(60_000);

  it("are taken, or refused with a code that names field and value, whatever comes (short run)", () => {
    const { inputs, outcomes, problems } = fuzz(invoiceTarget, { runs: 4_000, seed: 21 });
    expect(problems).to.deep.equal([]);
    expect(inputs).to.equal(4_000);
    expect(outcomes).to.include.all.keys(
      ...["receivable", "dilution", "INVOICE_XML_INVALID", "INVOICE_NOT_UTF8", "INVOICE_DOCTYPE", "INVOICE_TOO_LARGE"],
      ...["INVOICE_FIELD_INVALID", "INVOICE_FIELD_MISSING", "INVOICE_FIELD_REPEATED", "INVOICE_PRECISION"],
      ...["INVOICE_CURRENCY_MISMATCH", "INVOICE_FACTORED", "INVOICE_PAYEE_NAMED", "INVOICE_TYPE_UNSUPPORTED"],
      ...["INVOICE_NOTHING_PAYABLE", "INVOICE_DUE_DATE_MISSING", "INVOICE_CORRECTED_MISSING"],
    );
  });
});
