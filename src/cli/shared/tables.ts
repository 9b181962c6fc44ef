import { oneLine } from "./printable.ts";

/** Unix milliseconds as people read them. */
export function showMoment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** A second as people read it; `none` for 0. */
export function showTime(seconds: bigint, none = "without end"): string {
  return seconds === 0n ? none : new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
}

/** Rows under headings, as wide as their widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = [headings, ...rows.map((row) => row.map((cell) => oneLine(String(cell))))];
  const widths = headings.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? "").length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
