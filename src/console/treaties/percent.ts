/** Basis points as per cent, with two places. */
export const percent = (bps: number): string => `${(bps / 100).toFixed(2)}\u202f%`;
