import { type Fit, fitColumns, GAP, wrap } from "./fit-columns.ts";
import type { Layout } from "./layout.ts";
import { oneLine } from "./printable.ts";
import { shorten } from "./shorten.ts";

/** Unix milliseconds as people read them. */
export function showMoment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** A second as people read it; `none` for 0. */
export function showTime(seconds: bigint, none = "without end"): string {
  return seconds === 0n ? none : new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
}

/** A table before it is put together, so that something can stand between its rows. */
export interface LaidOut {
  /** Undefined where each row says the headings by itself. */
  readonly head: string | undefined;
  /** Lines of each row. */
  readonly rows: readonly string[];
}

/** Rows under headings, as `layOut` does it. */
export function table(headings: readonly string[], rows: readonly (readonly unknown[])[], layout: Layout): string {
  const { head, rows: laid } = layOut(headings, rows, layout);
  if (head !== undefined) return [head, ...laid].join("\n");
  return laid.join("\n\n");
}

/**
 * Rows under headings. What is too wide is wrapped between words; where not even words fit, each row has a line for each heading.
 */
export function layOut(
  headings: readonly string[],
  rows: readonly (readonly unknown[])[],
  { columns, fullHashes }: Layout,
): LaidOut {
  const show = (cell: unknown) => (fullHashes ? oneLine(String(cell)) : shorten(oneLine(String(cell))));
  const cells = rows.map((row) => headings.map((_, i) => show(row[i] ?? "")));
  const fit = fitColumns([headings, ...cells], columns);
  if (fit) return { head: rowOf(headings, fit), rows: cells.map((row) => rowOf(row, fit)) };
  const width = Math.max(...headings.map((heading) => heading.length));
  return {
    head: undefined,
    rows: cells.map((row) =>
      row.map((cell, i) => `${(headings[i] ?? "").padEnd(width)}${GAP}${cell}`.trimEnd()).join("\n"),
    ),
  };
}

function rowOf(cells: readonly string[], { widths, breaks }: Fit): string {
  const wrapped = cells.map((cell, i) => wrap(cell, widths[i] ?? 0, breaks));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    wrapped
      .map((lines, i) => (lines[at] ?? "").padEnd(widths[i] ?? 0))
      .join(GAP)
      .trimEnd(),
  ).join("\n");
}
