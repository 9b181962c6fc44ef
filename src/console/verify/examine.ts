import { isTallyError } from "../../lib/errors.ts";
import type { ProofKind, Report } from "./kind.ts";

/** What came of a file that was dropped. */
export type Outcome =
  | {
      readonly is: "report";
      readonly kind: ProofKind;
      readonly report: Report;
      readonly text: string;
      readonly fileName: string | undefined;
    }
  /** It is of a kind that we know, and its reader refuses it. */
  | { readonly is: "refused"; readonly kind: ProofKind; readonly code: string; readonly message: string }
  | { readonly is: "unknown" };

/** Bytes of a document that are read: the largest that is issued has a few hundred kilobytes. */
const LARGEST = 8 * 1024 * 1024;

const formatOf = (text: string): unknown => {
  try {
    return (JSON.parse(text) as { readonly format?: unknown } | null)?.format;
  } catch {
    return undefined;
  }
};

async function proofIn(file: File, kinds: readonly ProofKind[]) {
  if (file.size > LARGEST) return undefined;
  const text = await file.text();
  const format = formatOf(text);
  const kind = kinds.find((each) => each.format === format);
  return kind && { kind, text };
}

/**
 * Verifies the document among the files, and compares it with the other file where it is about one. Nothing leaves the page.
 *
 * @param files One document, and perhaps the file that it is about, in any order.
 */
export async function examine(files: readonly File[], kinds: readonly ProofKind[]): Promise<Outcome> {
  for (const file of files) {
    const found = await proofIn(file, kinds);
    if (found === undefined) continue;
    const other = found.kind.comparesFile ? files.find((each) => each !== file) : undefined;
    return verify(found.kind, found.text, other);
  }
  return { is: "unknown" };
}

async function verify(kind: ProofKind, text: string, file: File | undefined): Promise<Outcome> {
  try {
    return { is: "report", kind, report: await kind.verify(text, file), text, fileName: file?.name };
  } catch (error) {
    if (!isTallyError(error)) throw error;
    return { is: "refused", kind, code: error.code, message: error.message };
  }
}
