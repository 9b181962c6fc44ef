/** UBL invoices of one's own, and copies of an invoice that differ in form alone. */

const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

export interface InvoiceDraft {
  readonly root: "Invoice" | "CreditNote";
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate?: string | undefined;
  readonly type: string;
  readonly currency: string;
  readonly payable: string;
  readonly payableCurrency?: string;
  readonly sellerVat: string;
  readonly buyerVat: string;
  readonly corrects?: string;
  readonly payee?: string;
  /** XML that is put after the number. */
  readonly more?: string;
}

const GOOD: InvoiceDraft = {
  root: "Invoice",
  number: "INV-0012/7",
  issueDate: "2026-05-04",
  dueDate: "2026-08-02",
  type: "380",
  currency: "EUR",
  payable: "1656.25",
  sellerVat: "GB1232434",
  buyerVat: "SE4598375937",
};

const party = (side: string, vat: string) => `
  <cac:Accounting${side}Party>
    <cac:Party>
      <cbc:EndpointID schemeID="0088">${side === "Supplier" ? "9482348239847" : "7300010000001"}</cbc:EndpointID>
      <cac:PartyTaxScheme>
        <cbc:CompanyID>${vat}</cbc:CompanyID>
        <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
      </cac:PartyTaxScheme>
      <cac:PartyLegalEntity>
        <cbc:RegistrationName>${side} &amp; Sons</cbc:RegistrationName>
      </cac:PartyLegalEntity>
    </cac:Party>
  </cac:Accounting${side}Party>`;

/** The XML of an invoice with some fields changed. */
export function invoiceXml(changes: Partial<InvoiceDraft> = {}): string {
  const draft = { ...GOOD, ...changes };
  const { root, number, issueDate, dueDate, type, currency, payable, corrects, payee, more = "" } = draft;
  const due = dueDate !== undefined && root === "Invoice" ? `<cbc:DueDate>${dueDate}</cbc:DueDate>` : "";
  const corrected = `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${corrects}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>`;
  const paid = `<cac:PayeeParty><cac:PartyName><cbc:Name>${payee}</cbc:Name></cac:PartyName></cac:PayeeParty>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="${UBL}${root}-2" xmlns:cac="${UBL}CommonAggregateComponents-2" xmlns:cbc="${UBL}CommonBasicComponents-2">
  <cbc:ID>${number}</cbc:ID>${more}
  <cbc:IssueDate>${issueDate}</cbc:IssueDate>${due}
  <cbc:${root}TypeCode>${type}</cbc:${root}TypeCode>
  <cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>
  ${corrects === undefined ? "" : corrected}${party("Supplier", draft.sellerVat)}${party("Customer", draft.buyerVat)}
  ${payee === undefined ? "" : paid}
  <cac:LegalMonetaryTotal>
    <cbc:PayableAmount currencyID="${draft.payableCurrency ?? currency}">${payable}</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
</${root}>
`;
}

export const invoiceBytes = (changes: Partial<InvoiceDraft> = {}): Uint8Array =>
  new TextEncoder().encode(invoiceXml(changes));
