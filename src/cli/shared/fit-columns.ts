/** What stands between two columns. */
export const GAP = "  ";

/** Where a cell may be broken: between words; in a time between day and hour, where that is not enough. */
const BREAKS = [/ +/, / +|(?<=\d-\d\dT)(?=\d\d:)/] as const;

/** Columns that fit: how wide each is, and where its cells are broken. */
export interface Fit {
  readonly widths: readonly number[];
  readonly breaks: RegExp;
}

/**
 * Takes from the widest columns until the rows fit, but no column becomes narrower than its longest word.
 *
 * @returns Undefined where the longest words do not fit.
 */
export function fitColumns(rows: readonly (readonly string[])[], columns: number): Fit | undefined {
  const room = columns - GAP.length * ((rows[0]?.length ?? 1) - 1);
  const widest = columnwise(rows, (cell) => cell.length);
  if (sum(widest) <= room) return { widths: widest, breaks: BREAKS[0] };
  for (const breaks of BREAKS) {
    const least = columnwise(rows, (cell) => Math.max(...cell.split(breaks).map((word) => word.length)));
    if (sum(least) <= room) return { widths: narrow(widest, least, room), breaks };
  }
  return undefined;
}

/** The lines of a cell that is broken between words. */
export function wrap(cell: string, width: number, breaks: RegExp): string[] {
  if (cell.length <= width) return [cell];
  const lines: string[] = [];
  let from = 0; // of the line
  let end = 0; // of its last word
  for (const { start, stop } of wordsOf(cell, breaks)) {
    if (stop - from > width && end > from) {
      lines.push(cell.slice(from, end));
      from = start;
    }
    end = stop;
  }
  return [...lines, cell.slice(from, end)];
}

function narrow(widest: readonly number[], least: readonly number[], room: number): number[] {
  const widths = [...widest];
  while (sum(widths) > room) {
    const spare = widths.map((width, i) => (width > (least[i] ?? 0) ? width : 0));
    const at = spare.indexOf(Math.max(...spare));
    widths[at] = (widths[at] ?? 0) - 1;
  }
  return widths;
}

function* wordsOf(cell: string, breaks: RegExp): Generator<{ start: number; stop: number }> {
  let start = 0;
  for (const match of cell.matchAll(new RegExp(breaks, "g"))) {
    yield { start, stop: match.index };
    start = match.index + match[0].length;
  }
  yield { start, stop: cell.length };
}

const columnwise = (rows: readonly (readonly string[])[], measure: (cell: string) => number): number[] =>
  (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => measure(row[i] ?? ""))));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
