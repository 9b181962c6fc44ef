/** The largest number of 64 bits. */
export const UINT64: bigint = 2n ** 64n - 1n;
/** The largest amount that a treaty takes. */
export const MOST: bigint = 2n ** 56n - 1n;
