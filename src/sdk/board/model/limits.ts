/** The largest number of 96 bits. */
export const UINT96: bigint = 2n ** 96n - 1n;
