/** Operators of comparison -> whether one holds, of how two values compare. */
export const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
};

export const compared = <T>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);

/** How two lists of values compare, the first first. */
export function inOrder(a: readonly unknown[], b: readonly unknown[]): number {
  const plain = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : (value as string));
  for (const [i, value] of a.entries()) {
    const order = compared(plain(value), plain(b[i]));
    if (order !== 0) return order;
  }
  return 0;
}
