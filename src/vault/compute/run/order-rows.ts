import type { Order } from "../query/query.ts";
import type { Cell } from "../values/cell.ts";

/**
 * Rows in the one order that they have: as was asked, then by all columns from the left. Empty cells are last in either direction,
 * false is before true, texts go by code points. Rows that are still equal are equal in every cell.
 */
export function orderRows<Row extends readonly Cell[]>(rows: readonly Row[], order: readonly Order[]): Row[] {
  return [...rows].sort((a, b) => {
    for (const { index, descending } of order) {
      const found = compareCells(a[index] as Cell, b[index] as Cell, descending);
      if (found !== 0) return found;
    }
    return compareRows(a, b);
  });
}

export function compareRows(a: readonly Cell[], b: readonly Cell[]): number {
  for (const [index, cell] of a.entries()) {
    const found = compareCells(cell, b[index] as Cell, false);
    if (found !== 0) return found;
  }
  return 0;
}

function compareCells(a: Cell, b: Cell, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const found = typeof a === "string" && typeof b === "string" ? compareTexts(a, b) : a < b ? -1 : Number(a > b);
  return descending ? -found : found;
}

/** By code points, as UTF-8 bytes compare: a surrogate is above every unit that is none, except that U+E000 to U+FFFF come before pairs. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) < rank(y) ? -1 : 1;
  }
  return a.length < b.length ? -1 : Number(a.length > b.length);
}

/** UTF-16 puts pairs below U+E000; here they come after all others. */
const rank = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
