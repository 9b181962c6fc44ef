import { isTallyError, type TallyError } from "../../../lib/errors.ts";
import type { Json } from "../../../sdk/core/json/canonical-json.ts";
import { canonicalRecord } from "../../../sdk/receivables/invoice/canonical-record.ts";
import {
  type ClassifiedInvoice,
  classifyInvoice,
  type InvoiceTerms,
} from "../../../sdk/receivables/invoice/classify-invoice.ts";
import { showAmount } from "../../../sdk/receivables/invoice/currency.ts";
import { LARGEST_INVOICE } from "../../../sdk/receivables/invoice/decode-xml.ts";
import { correctedFingerprints, fingerprintsOf } from "../../../sdk/receivables/invoice/fingerprints-of.ts";
import type { PartyDirectory } from "../../../sdk/receivables/invoice/resolve-parties.ts";
import type { FingerprintKeys } from "../../../sdk/receivables/registrar/epoch-keys.ts";
import { readBytes } from "../../shared/files.ts";

/** What becomes of a file. */
export interface ReadInvoiceFile {
  readonly file: string;
  /** In a line. */
  readonly text: string;
  readonly record?: { readonly [name: string]: Json };
  /** Why nothing can be made of it. */
  readonly error?: TallyError;
}

export interface FingerprintSource {
  readonly parties: PartyDirectory;
  readonly keysOf: FingerprintKeys;
}

/** Reads a file; what is wrong with it is an outcome. @throws what a registrar fails with, which is no file's fault. */
export async function readInvoiceFile(
  file: string,
  terms: InvoiceTerms,
  source: FingerprintSource | undefined,
): Promise<ReadInvoiceFile> {
  try {
    const classified = classifyInvoice(readBytes(file, LARGEST_INVOICE), terms);
    const record = await recordOf(classified, source);
    if (classified.outcome !== "refused") return { file, text: lineOf(classified), record };
    const { reason } = classified;
    return { file, text: `refused  ${reason.code}: ${reason.message}`, record, error: reason };
  } catch (error) {
    if (!isTallyError(error) || /^(REGISTRAR|ARGUMENT)_/.test(error.code)) throw error;
    return { file, text: `refused  ${error.code}: ${error.message}`, error };
  }
}

async function recordOf(classified: ClassifiedInvoice, source: FingerprintSource | undefined) {
  if (source === undefined || classified.outcome === "refused") return canonicalRecord(classified);
  const fingerprints = await fingerprintsOf(classified.invoice, source);
  const record = canonicalRecord(classified, fingerprints);
  if (classified.outcome === "receivable") return record;
  const { keysOf } = source;
  const { seller } = fingerprints;
  const corrects: Json[] = [];
  for (const each of classified.corrects) {
    corrects.push({ ...each, blocking: await correctedFingerprints(each, { seller, keysOf }) });
  }
  return { ...record, corrects };
}

function lineOf(classified: Exclude<ClassifiedInvoice, { outcome: "refused" }>): string {
  const { number, payable, currency } = classified.invoice;
  const amount = `${number}, ${showAmount(payable, currency)} ${currency}`;
  if (classified.outcome === "receivable") return `receivable  ${amount}, due ${classified.dueDate}`;
  return `dilution  ${amount}, of ${classified.corrects.map((each) => each.number).join(", ")}`;
}
