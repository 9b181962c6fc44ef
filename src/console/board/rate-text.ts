/** Basis points as people read them. */
export const percentOfBps = (bps: number): string => `${(bps / 100).toFixed(2)}\u202f%`;

/** Hundredths of a basis point as people read them. */
export const percentOfRate = (rate: number): string => `${(rate / 10_000).toFixed(4)}\u202f%`;
