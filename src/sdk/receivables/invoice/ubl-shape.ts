/** Namespaces of UBL 2 and the elements of an invoice that are read. */

/** Elements by their local names: with text, of basic components; with elements, of aggregate components. */
export interface ElementShape {
  readonly [name: string]: ElementShape | "text";
}

const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

export const AGGREGATE = `${UBL}CommonAggregateComponents-2`;
export const BASIC = `${UBL}CommonBasicComponents-2`;

const PARTY_OF_LAW = {
  PartyName: { Name: "text" },
  PartyLegalEntity: { RegistrationName: "text", CompanyID: "text" },
} as const;

const PARTY = {
  EndpointID: "text",
  PartyTaxScheme: { CompanyID: "text", TaxScheme: { ID: "text" } },
  ...PARTY_OF_LAW,
} as const;

const COMMON = {
  ID: "text",
  IssueDate: "text",
  DocumentCurrencyCode: "text",
  OrderReference: { ID: "text" },
  ContractDocumentReference: { ID: "text" },
  BillingReference: { InvoiceDocumentReference: { ID: "text", IssueDate: "text" } },
  AccountingSupplierParty: { Party: PARTY },
  AccountingCustomerParty: { Party: PARTY },
  PayeeParty: PARTY_OF_LAW,
  PaymentMeans: { PaymentDueDate: "text", PayeeFinancialAccount: { ID: "text" } },
  LegalMonetaryTotal: { PayableAmount: "text" },
} as const;

/** Namespace of a root element -> its name and what is read below it. */
export const ROOTS: Readonly<Record<string, { readonly name: string; readonly shape: ElementShape }>> = {
  [`${UBL}Invoice-2`]: { name: "Invoice", shape: { ...COMMON, DueDate: "text", InvoiceTypeCode: "text" } },
  [`${UBL}CreditNote-2`]: { name: "CreditNote", shape: { ...COMMON, CreditNoteTypeCode: "text" } },
};
