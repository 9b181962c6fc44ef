import { BARS } from "./bars.ts";
import type { Row } from "./row.ts";

const HEAD = ["name", "ours", "peer", "peer's", "ratio", "bar", "holds"];

/** Whether a row is within its bar; undefined where it has none. */
export function holds({ name, value }: Row): boolean | undefined {
  const bar = BARS[name];
  return bar === undefined ? undefined : value <= bar;
}

/** The rows as aligned text. */
export function table(rows: readonly Row[]): string {
  const number = (value: number | undefined) => value?.toLocaleString("en-GB", { maximumFractionDigits: 2 }) ?? "";
  const ratio = (value: number | undefined) => value?.toPrecision(3) ?? "";
  const answer = (row: Row) => ({ true: "yes", false: "NO", undefined: "" })[String(holds(row))] ?? "";
  const lines = rows.map((row) => [
    row.name,
    number(row.value),
    row.peer ?? "",
    number(row.peerValue),
    ratio(row.ratio),
    number(BARS[row.name]),
    answer(row),
  ]);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...lines.map((line) => line[i]?.length ?? 0)));
  const text = (column: number) => column === 0 || column === 2;
  return [HEAD, ...lines]
    .map((line) => line.map((cell, i) => (text(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))))
    .map((line) => line.join("  ").trimEnd())
    .join("\n");
}
