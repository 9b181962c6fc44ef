import type { Json } from "../../core/json/canonical-json.ts";
import type { ClassifiedInvoice } from "./classify-invoice.ts";
import { showAmount } from "./currency.ts";
import type { InvoiceFingerprints } from "./fingerprints-of.ts";
import type { Invoice, InvoiceParty } from "./invoice.ts";

/** What was read of an invoice and what became of it, as a JSON document: for the parties' own files, never for a chain. */
export function canonicalRecord(
  classified: ClassifiedInvoice,
  fingerprints?: InvoiceFingerprints,
): { readonly [name: string]: Json } {
  const { outcome, invoice } = classified;
  const fields = invoice && { invoice: fieldsOf(invoice) };
  const keys = fingerprints && { fingerprints: fingerprintsJson(fingerprints) };
  if (outcome === "receivable") return { version: 1, outcome, dueDate: classified.dueDate, ...fields, ...keys };
  if (outcome === "dilution") {
    return { version: 1, outcome, corrects: classified.corrects.map((each) => ({ ...each })), ...fields, ...keys };
  }
  const { code, message, values } = classified.reason;
  return { version: 1, outcome, reason: { code, message, values: values as Json }, ...fields };
}

function fieldsOf({ payable, seller, buyer, payee, corrects, ...rest }: Invoice): Json {
  return {
    ...rest,
    payable: String(payable),
    amount: `${showAmount(payable, rest.currency)} ${rest.currency}`,
    seller: partyOf(seller),
    buyer: partyOf(buyer),
    ...(payee && { payee: partyOf(payee) }),
    corrects: corrects.map((each) => ({ ...each })),
  };
}

const fingerprintsJson = ({ answer, ...keys }: InvoiceFingerprints): Json => ({
  ...keys,
  ...(answer !== undefined && {
    answer: { ...answer, epochs: answer.epochs.map((epoch) => ({ ...epoch })) },
  }),
});

const partyOf = ({ identifiers, name }: InvoiceParty): Json => ({ ...(name !== undefined && { name }), identifiers });
