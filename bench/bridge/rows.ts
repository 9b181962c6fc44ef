/** A line of bench/results/bridge.json. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: string;
  readonly peerValue?: number;
  /** `value / peerValue`. */
  readonly ratio?: number;
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ name, value, unit, peer, peerValue, ratio }) => [
    name,
    value.toLocaleString("en"),
    unit,
    peer === undefined ? "" : `${peer} ${peerValue?.toLocaleString("en")}`,
    ratio === undefined ? "" : ratio.toFixed(2),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => (i === 1 || i === 4 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
