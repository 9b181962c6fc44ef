/** Documents of UBL 2 that say what is owed. */
export type InvoiceKind = "invoice" | "credit-note";

/** Seller or buyer as the document names it. */
export interface InvoiceParty {
  readonly name?: string;
  /**
   * Normalised, the strongest first: `VAT:<number>`, `LEG:<scheme>:<number>` of a register of companies, `EP:<scheme>:<number>` of the
   * network that delivers. Copies of one invoice may show different ones.
   */
  readonly identifiers: readonly string[];
}

/** An invoice that a credit note or a negative invoice corrects. */
export interface CorrectedInvoice {
  /** As written. */
  readonly number: string;
  readonly canonicalNumber: string;
  readonly issueDate?: string;
}

/** The fields of a UBL invoice or credit note that bind, each read from the one place where it belongs. */
export interface Invoice {
  readonly kind: InvoiceKind;
  /** As written (BT-1). */
  readonly number: string;
  /** Capital letters and digits only. */
  readonly canonicalNumber: string;
  /** YYYY-MM-DD (BT-2). */
  readonly issueDate: string;
  /** YYYY-MM-DD (BT-9). */
  readonly dueDate?: string;
  /** UNTDID 1001 (BT-3). */
  readonly type: string;
  /** ISO 4217 (BT-5). */
  readonly currency: string;
  /** In the smallest unit of the currency (BT-115); negative where the seller owes. */
  readonly payable: bigint;
  /** BG-4. */
  readonly seller: InvoiceParty;
  /** BG-7. */
  readonly buyer: InvoiceParty;
  /** Who is paid in the seller's place (BG-10). */
  readonly payee?: InvoiceParty;
  /** BG-3. */
  readonly corrects: readonly CorrectedInvoice[];
  /** Order of the buyer (BT-13). */
  readonly order?: string;
  /** BT-12. */
  readonly contract?: string;
  /** Accounts to pay to (BT-84), normalised. */
  readonly accounts: readonly string[];
}
