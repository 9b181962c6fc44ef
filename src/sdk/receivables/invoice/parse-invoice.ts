import { type Field, fieldInvalid } from "./field.ts";
import type { CorrectedInvoice, Invoice } from "./invoice.ts";
import { normaliseIdentifier } from "./normalise-identifier.ts";
import { readAmount, readCurrency } from "./read-amount.ts";
import { readDate } from "./read-date.ts";
import { readFields } from "./read-fields.ts";
import { readParty, readPayee } from "./read-party.ts";

/** Characters of the longest number that is taken, normalised. */
const LONGEST_NUMBER = 128;

/**
 * Reads a UBL 2.1 Invoice or CreditNote. Each field is taken from its exact path alone and has to be there once, so that no two
 * readers of one file can take two values from it. Prefixes, comments, spaces, encodings of characters and the order of attributes
 * say nothing.
 *
 * @throws `INVOICE_TOO_LARGE`, `INVOICE_NOT_UTF8`, `INVOICE_XML_INVALID`, `INVOICE_DOCTYPE`, `INVOICE_NOT_UBL`, `INVOICE_FIELD_MISSING`,
 * `INVOICE_FIELD_REPEATED`, `INVOICE_FIELD_INVALID`, `INVOICE_CURRENCY_MISMATCH`, `INVOICE_PRECISION`.
 *
 * @example
 * import { parseInvoice } from "tallystick/receivables";
 *
 * const { number, currency, payable } = parseInvoice(bytes);
 */
export function parseInvoice(bytes: Uint8Array): Invoice {
  const root = readFields(bytes);
  const isCreditNote = root.path === "CreditNote";
  const [number, canonicalNumber] = readNumber(root.one("cbc:ID"));
  const currency = readCurrency(root.one("cbc:DocumentCurrencyCode"));
  const due = isCreditNote ? root.all("cac:PaymentMeans").flatMap((means) => means.all("cbc:PaymentDueDate")) : [];
  const dueDate = isCreditNote ? onlyDate(due) : optionalOf(root, "cbc:DueDate", readDate);
  const payee = optionalOf(root, "cac:PayeeParty", readPayee);
  const order = optionalOf(root, "cac:OrderReference", idOf);
  const contract = optionalOf(root, "cac:ContractDocumentReference", idOf);
  return {
    kind: isCreditNote ? "credit-note" : "invoice",
    number,
    canonicalNumber,
    issueDate: readDate(root.one("cbc:IssueDate")),
    ...(dueDate !== undefined && { dueDate }),
    type: root.one(isCreditNote ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode").value(),
    currency,
    payable: readAmount(root.one("cac:LegalMonetaryTotal").one("cbc:PayableAmount"), currency),
    seller: readParty(root.one("cac:AccountingSupplierParty")),
    buyer: readParty(root.one("cac:AccountingCustomerParty")),
    ...(payee !== undefined && { payee }),
    corrects: root.all("cac:BillingReference").flatMap(correctedIn),
    ...(order !== undefined && { order }),
    ...(contract !== undefined && { contract }),
    accounts: accountsIn(root),
  };
}

/** A number as written, and as it is compared. @throws `INVOICE_FIELD_INVALID`. */
export function readNumber(field: Field): readonly [number: string, canonicalNumber: string] {
  const number = field.value();
  const canonical = normaliseIdentifier(number);
  if (canonical === "" || canonical.length > LONGEST_NUMBER) {
    throw fieldInvalid(field.path, number, `a number of 1 to ${LONGEST_NUMBER} letters and digits`);
  }
  return [number, canonical];
}

function optionalOf<T>(root: Field, name: string, read: (field: Field) => T): T | undefined {
  const field = root.optional(name);
  return field === undefined ? undefined : read(field);
}

const idOf = (reference: Field) => optionalOf(reference, "cbc:ID", (id) => id.value());

/** A credit note repeats its due date with every means of payment. */
function onlyDate(fields: readonly Field[]): string | undefined {
  const [first, ...others] = fields.map(readDate);
  const other = others.findIndex((date) => date !== first);
  if (other === -1) return first;
  throw fieldInvalid(fields[0]?.path ?? "", others[other] ?? "", `${first}, as it is elsewhere in the document`);
}

function correctedIn(reference: Field): CorrectedInvoice[] {
  const document = reference.optional("cac:InvoiceDocumentReference");
  if (document === undefined) return [];
  const [number, canonicalNumber] = readNumber(document.one("cbc:ID"));
  const issueDate = optionalOf(document, "cbc:IssueDate", readDate);
  return [{ number, canonicalNumber, ...(issueDate !== undefined && { issueDate }) }];
}

function accountsIn(root: Field): string[] {
  const accounts = root.all("cac:PaymentMeans").flatMap((means) => means.all("cac:PayeeFinancialAccount"));
  const numbers = accounts.map((account) => normaliseIdentifier(account.one("cbc:ID").value()));
  return [...new Set(numbers)].sort();
}
