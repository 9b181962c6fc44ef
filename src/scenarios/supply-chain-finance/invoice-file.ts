import { writeFileSync } from "node:fs";

/** What the seller's own system writes on an invoice. */
export interface InvoiceFields {
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly issueDate: string;
  readonly dueDate: string;
  /** Such as 1000000.00. */
  readonly payable: string;
  readonly seller: InvoiceSide;
  readonly buyer: InvoiceSide;
}

/** A party as invoices name it. */
export interface InvoiceSide {
  readonly name: string;
  /** Global Location Number. */
  readonly gln: string;
}

const UBL = "urn:oasis:names:specification:ubl:schema:xsd";

const partyXml = (side: "Supplier" | "Customer", { name, gln }: InvoiceSide) => `  <cac:Accounting${side}Party>
    <cac:Party>
      <cbc:EndpointID schemeID="0088">${gln}</cbc:EndpointID>
      <cac:PartyLegalEntity>
        <cbc:RegistrationName>${name}</cbc:RegistrationName>
      </cac:PartyLegalEntity>
    </cac:Party>
  </cac:Accounting${side}Party>`;

/** Writes a UBL 2.1 invoice in yuan. */
export function writeInvoice(file: string, fields: InvoiceFields): void {
  const { number, issueDate, dueDate, payable, seller, buyer } = fields;
  writeFileSync(
    file,
    `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="${UBL}:Invoice-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2">
  <cbc:ID>${number}</cbc:ID>
  <cbc:IssueDate>${issueDate}</cbc:IssueDate>
  <cbc:DueDate>${dueDate}</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>CNY</cbc:DocumentCurrencyCode>
${partyXml("Supplier", seller)}
${partyXml("Customer", buyer)}
  <cac:LegalMonetaryTotal>
    <cbc:PayableAmount currencyID="CNY">${payable}</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
</Invoice>
`,
  );
}
