import type { Json } from "../../core/json/canonical-json.ts";
import { createDocument, type SaltedDocument } from "../../evidence/model/document/create-document.ts";
import { receivablesError } from "../errors.ts";
import { canonicalRecord } from "../invoice/canonical-record.ts";
import type { ClassifiedInvoice } from "../invoice/classify-invoice.ts";
import { type FingerprintsOptions, fingerprintsOf, type InvoiceFingerprints } from "../invoice/fingerprints-of.ts";
import { completeReceivable, type Receivable, type ReceivableDraft } from "./receivable.ts";

/** What the invoice does not say. */
export interface ReceivableFromInvoiceParameters
  extends FingerprintsOptions,
    Pick<ReceivableDraft, "holder" | "cash" | "calendar" | "guarantor" | "graceDays" | "lateRate"> {
  /** The currency of the cash, which has to be the invoice's. */
  readonly currency: string;
  /** Other documents that go with the invoice, such as the order and the delivery note: they are shown later field by field. */
  readonly attachments?: { readonly [name: string]: Json };
}

/** A receivable that is ready to be registered. */
export interface RegistrableInvoice {
  readonly terms: Receivable;
  /** Fingerprints that only warn: `registerReceivables` takes them beside the terms. */
  readonly flagging: readonly string[];
  /** Private: values and salts of invoice and attachments, of which single fields can be shown. Its root is `terms.documents`. */
  readonly document: SaltedDocument;
  readonly fingerprints: InvoiceFingerprints;
}

/**
 * Binds an invoice to a receivable: parties, amount and due date are the invoice's, its fingerprints are the registrar's, and the root of its
 * salted document commits to every field of it.
 *
 * @param classified As `classifyInvoice` gives it.
 * @throws the reason, where the invoice was refused; `INVOICE_NOT_RECEIVABLE`, `INVOICE_CASH_DIFFERS`; as `fingerprintsOf`;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { classifyInvoice, receivableFromInvoice, registerReceivables } from "tallystick/receivables";
 *
 * const parties = { seller: 7, buyer: 3 };
 * const paid = { holder: account, cash, currency: "CNY", calendar: "CN-BANK" };
 * const { terms, flagging } = await receivableFromInvoice(classifyInvoice(bytes), { parties, keysOf, ...paid });
 * await registerReceivables(client, { receivables: [terms], flagging: [flagging] });
 */
export async function receivableFromInvoice(
  classified: ClassifiedInvoice,
  parameters: ReceivableFromInvoiceParameters,
): Promise<RegistrableInvoice> {
  const { parties, keysOf, currency, attachments, ...paid } = parameters;
  if (classified.outcome === "refused") throw classified.reason;
  const { outcome, invoice } = classified;
  if (outcome !== "receivable") {
    const values = { field: "outcome", value: outcome };
    throw receivablesError("INVOICE_NOT_RECEIVABLE", `the document is a ${outcome}, and no receivable`, values);
  }
  if (currency !== invoice.currency) {
    const values = { field: "currency", value: invoice.currency, cash: currency };
    throw receivablesError("INVOICE_CASH_DIFFERS", `an invoice in ${invoice.currency}, paid in ${currency}`, values);
  }
  const fingerprints = await fingerprintsOf(invoice, { parties, keysOf });
  const document = createDocument({ ...canonicalRecord(classified), ...(attachments && { attachments }) });
  const terms = completeReceivable({
    ...paid,
    creditor: fingerprints.seller,
    obligor: fingerprints.buyer,
    face: invoice.payable,
    dueDate: classified.dueDate,
    documents: document.root,
    keys: fingerprints.blocking,
  });
  return { terms, flagging: fingerprints.flagging, document, fingerprints };
}
