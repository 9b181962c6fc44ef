import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { disclose } from "../../../../../src/sdk/evidence/model/document/disclose.ts";
import { verifyDisclosure } from "../../../../../src/sdk/evidence/model/document/verify-disclosure.ts";
import { classifyInvoice } from "../../../../../src/sdk/receivables/invoice/classify-invoice.ts";
import { receivableFromInvoice } from "../../../../../src/sdk/receivables/model/receivable-from-invoice.ts";
import { localKeys } from "../../../../../src/sdk/receivables/registrar/epoch-keys.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type InvoiceDraft, invoiceBytes } from "../../../../../src/testing/invoices.ts";
import { supplyChain } from "../../../../../src/testing/receivables.ts";

const keysOf = localKeys([{ epoch: 1, secret: `0x${"5e".repeat(32)}` }]);
const paid = { keysOf, holder: ZeroAddress, cash: ZeroAddress, currency: "EUR", calendar: "CN-BANK" };
const classified = (changes: Partial<InvoiceDraft> = {}) => classifyInvoice(invoiceBytes(changes));

describe("receivableFromInvoice", () => {
  it("binds parties, amount, due date, fingerprints and documents", async () => {
    const parties = { seller: 7, buyer: 3 };
    const attachments = { order: { number: "PO-9" } };
    const bound = await receivableFromInvoice(classified(), { parties, ...paid, lateRate: 500, attachments });
    const { terms, flagging, document, fingerprints } = bound;
    expect(terms).to.deep.include({ creditor: 7, obligor: 3, face: 165_625n, dueDate: "2026-08-02", lateRate: 500 });
    expect(terms).to.deep.include({ guarantor: 0, graceDays: 0, keys: fingerprints.blocking });
    expect(terms.documents).to.equal(document.root);
    expect(flagging).to.have.length(2);
    const shown = disclose(document, ["/attachments/order/number", "/invoice/number"]);
    expect(verifyDisclosure(terms.documents, shown)).to.equal(true);
    const again = await receivableFromInvoice(classified(), { parties, ...paid });
    expect(again.terms.salt).to.not.equal(terms.salt);
    expect(again.terms.documents).to.not.equal(terms.documents);
    expect(again.terms.keys).to.deep.equal(terms.keys);
  });

  it("is refused for what is no receivable, or cash of another currency", async () => {
    const parties = { seller: 7, buyer: 3 };
    const bind = (changes: Partial<InvoiceDraft>, more: object = {}) =>
      receivableFromInvoice(classified(changes), { parties, ...paid, ...more });
    await refused(bind({ payee: "Factor Ltd" }), "INVOICE_PAYEE_NAMED");
    await refused(bind({ root: "CreditNote", type: "381", corrects: "INV-1" }), "INVOICE_NOT_RECEIVABLE");
    await refused(bind({}, { currency: "CNY" }), "INVOICE_CASH_DIFFERS");
    await refused(bind({}, { holder: "seller" }), "ARGUMENT_INVALID");
    await refused(bind({}, { parties: () => undefined }), "INVOICE_PARTY_UNKNOWN");
  });

  it("is registered as it is, and a copy under another number warns", async () => {
    const { supplier, buyer, cash, inDays } = await supplyChain();
    const parties = { seller: supplier.org, buyer: buyer.org };
    const held = { keysOf, holder: supplier.signer.address, cash, currency: "CNY", calendar: "WEEKDAYS" };
    const dueDate = inDays(60);
    const bind = (number: string) =>
      receivableFromInvoice(classified({ currency: "CNY", dueDate, number }), { parties, ...held });
    const { registerReceivables, registerReceivablesAndWait } = supplier.client.receivables;
    const register = async (number: string) => {
      const { terms, flagging } = await bind(number);
      return registerReceivablesAndWait({ receivables: [terms], flagging: [flagging] });
    };
    expect((await register("INV-7")).registered[0]?.flags).to.deep.equal([false, false]);
    const copy = await bind("inv 7");
    await refused(registerReceivables({ receivables: [copy.terms], flagging: [copy.flagging] }), "Fingerprints_Taken");
    expect((await register("INV-8")).registered[0]?.flags).to.deep.equal([false, true]);
  });
});
