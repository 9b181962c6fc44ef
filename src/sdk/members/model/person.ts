/** For an account whose key no natural person holds. */
export const NO_PERSON = `0x${"00".repeat(20)}`;
