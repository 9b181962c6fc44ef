/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A cell of a CSV file (RFC 4180) that no spreadsheet runs: what begins like a formula and is no number gets an apostrophe before it.
 *
 * @example
 * import { csvCell } from "../lib/text/csv-cell.ts";
 *
 * csvCell('=HYPERLINK("http://x")'); // "\"'=HYPERLINK(\"\"http://x\"\")\""
 */
export function csvCell(value: string | number | bigint | null | undefined): string {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
