/** The largest number of 64 bits. */
export const UINT64: bigint = 2n ** 64n - 1n;
