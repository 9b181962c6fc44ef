import { isTallyError, type TallyError } from "../../../lib/errors.ts";
import { checkThat } from "../../core/check.ts";
import { type RECEIVABLES_CATALOGUE, receivablesError } from "../errors.ts";
import { short } from "./field.ts";
import type { CorrectedInvoice, Invoice } from "./invoice.ts";
import { normaliseIdentifier } from "./normalise-identifier.ts";
import { parseInvoice } from "./parse-invoice.ts";
import { isDay } from "./read-date.ts";

/** What the parties agreed on where the document leaves it open. */
export interface InvoiceTerms {
  /** YYYY-MM-DD, of an invoice that has payment terms in words only. */
  readonly dueDate?: string;
  /** Number of the invoice that a credit note without a reference corrects. */
  readonly corrects?: string;
}

/** What becomes of a document: a receivable to be bound, a dilution of one that is bound, or nothing, with the reason. */
export type ClassifiedInvoice =
  | { readonly outcome: "receivable"; readonly invoice: Invoice; readonly dueDate: string }
  | { readonly outcome: "dilution"; readonly invoice: Invoice; readonly corrects: readonly CorrectedInvoice[] }
  | {
      readonly outcome: "refused";
      readonly reason: TallyError<keyof typeof RECEIVABLES_CATALOGUE>;
      /** What could be read. */
      readonly invoice?: Invoice;
    };

/** UNTDID 1001: commercial invoice, credit note; factored invoice, factored credit note. */
const TYPE = { invoice: "380", "credit-note": "381" } as const;
const FACTORED: readonly string[] = ["393", "396"];

/**
 * Reads a UBL file and says what becomes of it. What a stranger's file can be is an outcome here and no error.
 *
 * @throws `ARGUMENT_INVALID` for terms of the wrong form.
 *
 * @example
 * import { classifyInvoice } from "tallystick/receivables";
 *
 * const classified = classifyInvoice(bytes);
 * if (classified.outcome === "refused") console.log(classified.reason.code);
 */
export function classifyInvoice(bytes: Uint8Array, terms: InvoiceTerms = {}): ClassifiedInvoice {
  const { dueDate, corrects } = terms;
  if (dueDate !== undefined) checkThat(isDay(dueDate), "dueDate", dueDate, "a date, YYYY-MM-DD");
  if (corrects !== undefined) {
    checkThat(normaliseIdentifier(corrects) !== "", "corrects", corrects, "a number with letters or digits");
  }
  let invoice: Invoice | undefined;
  try {
    invoice = parseInvoice(bytes);
    requireUnassigned(invoice);
    return invoice.kind === "credit-note" || invoice.payable < 0n
      ? dilution(invoice, terms)
      : receivable(invoice, terms);
  } catch (error) {
    if (!isReason(error)) throw error;
    return { outcome: "refused", reason: error, ...(invoice !== undefined && { invoice }) };
  }
}

const isReason = (error: unknown): error is TallyError<keyof typeof RECEIVABLES_CATALOGUE> =>
  isTallyError(error) && error.code.startsWith("INVOICE_");

function requireUnassigned({ kind, type, payee, payable }: Invoice): void {
  if (FACTORED.includes(type)) {
    const values = { field: `${kind} type`, value: type };
    throw receivablesError("INVOICE_FACTORED", `the type is ${type}: the invoice is assigned to a factor`, values);
  }
  if (payee !== undefined) {
    const value = short(payee.name ?? payee.identifiers[0] ?? "(without a name)");
    const values = { field: "cac:PayeeParty", value };
    throw receivablesError("INVOICE_PAYEE_NAMED", `it is to be paid to ${value} and not to its seller`, values);
  }
  if (type !== TYPE[kind]) {
    const values = { field: `${kind} type`, value: short(type), expected: TYPE[kind] };
    throw receivablesError("INVOICE_TYPE_UNSUPPORTED", `the type is ${short(type)}, taken is ${TYPE[kind]}`, values);
  }
  if (payable === 0n) {
    const values = { field: "cbc:PayableAmount", value: "0" };
    throw receivablesError("INVOICE_NOTHING_PAYABLE", "the payable amount is 0", values);
  }
}

function receivable(invoice: Invoice, terms: InvoiceTerms): ClassifiedInvoice {
  const dueDate = invoice.dueDate ?? terms.dueDate;
  if (dueDate === undefined) {
    const values = { field: "cbc:DueDate", value: null };
    throw receivablesError("INVOICE_DUE_DATE_MISSING", "the invoice has no due date, and none was given", values);
  }
  if (terms.dueDate !== undefined && terms.dueDate !== dueDate) {
    const values = { field: "cbc:DueDate", value: dueDate, given: terms.dueDate };
    throw receivablesError(
      "INVOICE_DUE_DATE_DIFFERS",
      `the invoice is due on ${dueDate}, not ${terms.dueDate}`,
      values,
    );
  }
  return { outcome: "receivable", invoice, dueDate };
}

function dilution(invoice: Invoice, terms: InvoiceTerms): ClassifiedInvoice {
  if (invoice.kind === "credit-note" && invoice.payable < 0n) {
    const values = { field: "cbc:PayableAmount", value: String(invoice.payable), expected: "positive" };
    throw receivablesError("INVOICE_FIELD_INVALID", "the payable amount of a credit note is negative", values);
  }
  const given = terms.corrects;
  const named = given === undefined ? [] : [{ number: given, canonicalNumber: normaliseIdentifier(given) }];
  const corrects = invoice.corrects.length > 0 ? invoice.corrects : named;
  if (corrects.length > 0) return { outcome: "dilution", invoice, corrects };
  const values = { field: "cac:BillingReference", value: null };
  throw receivablesError("INVOICE_CORRECTED_MISSING", "it does not say which invoice it corrects", values);
}
