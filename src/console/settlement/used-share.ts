/** Parts in which a share is told. */
const PARTS = 10_000n;

/** Which part of a limit is used, from 0 to 1; a limit of nothing is used up. */
export function usedShare(used: string, cap: string): number {
  const [part, whole] = [BigInt(used), BigInt(cap)];
  if (part >= whole) return 1;
  return Number((part * PARTS) / whole) / Number(PARTS);
}
