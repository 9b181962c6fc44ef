import { toUtf8Bytes } from "ethers";
import { watchlistError } from "../errors.ts";

/** Kinds of subjects, each with one canonical text for one subject. */
export type SubjectKind = "CN-USCC" | "CN-RESIDENT-ID";

/** Whom a list is asked about. It never leaves the machine of who asks. */
export interface WatchlistSubject {
  readonly kind: SubjectKind;
  readonly identifier: string;
}

/** Without I, O, S, V and Z: GB 32100-2015. */
const USCC_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_CHECKS = "10X98765432";

/** Upper case, full-width characters as their plain ones, without spaces and hyphens. */
const plain = (text: string) => text.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");

/** Never shows the value. */
function refuse(kind: SubjectKind, expected: string): never {
  const values = { field: "subject.identifier", value: "(kept back)", kind, expected };
  throw watchlistError("SUBJECT_INVALID", `subject.identifier should be ${expected}`, values);
}

/** The check character of 17 characters of a unified social credit code. */
export function usccCheck(body: string): string {
  let [sum, weight] = [0, 1];
  for (const digit of body) {
    sum += USCC_DIGITS.indexOf(digit) * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_DIGITS[(31 - (sum % 31)) % 31] as string;
}

/** The check character of 17 digits of a resident identity number: GB 11643-1999. */
export function residentIdCheck(body: string): string {
  const sum = RESIDENT_WEIGHTS.reduce((all, weight, i) => all + weight * Number(body[i]), 0);
  return RESIDENT_CHECKS[sum % 11] as string;
}

function canonicalUscc(identifier: string): string {
  const text = plain(identifier);
  if (text.length !== 18 || [...text].some((each) => !USCC_DIGITS.includes(each))) {
    refuse("CN-USCC", "18 characters of a unified social credit code");
  }
  if (usccCheck(text.slice(0, 17)) !== text[17]) refuse("CN-USCC", "a code with its right check character");
  return text;
}

function canonicalResidentId(identifier: string): string {
  const text = plain(identifier);
  if (!/^\d{17}[\dX]$/.test(text)) refuse("CN-RESIDENT-ID", "18 characters of a resident identity number");
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const day = new Date(`${born}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(born)) {
    refuse("CN-RESIDENT-ID", "a number with a date of birth in it");
  }
  if (residentIdCheck(text.slice(0, 17)) !== text[17]) {
    refuse("CN-RESIDENT-ID", "a number with its right check character");
  }
  return text;
}

/** A subject in its one form: however it was typed, one subject has one tag. @throws `SUBJECT_INVALID`, without the value. */
export function canonicalSubject({ kind, identifier }: WatchlistSubject): WatchlistSubject {
  if (kind === "CN-USCC") return { kind, identifier: canonicalUscc(identifier) };
  if (kind === "CN-RESIDENT-ID") return { kind, identifier: canonicalResidentId(identifier) };
  const values = { field: "subject.kind", value: kind, expected: "CN-USCC or CN-RESIDENT-ID" };
  throw watchlistError("SUBJECT_INVALID", `subject.kind is ${String(kind)}`, values);
}

/** What the VOPRF is evaluated on. @throws `SUBJECT_INVALID`. */
export function subjectInput(subject: WatchlistSubject): Uint8Array {
  const { kind, identifier } = canonicalSubject(subject);
  return toUtf8Bytes(`tallystick/watchlist/subject/v1\n${kind}\n${identifier}`);
}
