import { concat, dataSlice, getBytes, id, toBeHex } from "ethers";

/** Whether no byte is zero. A zero byte of calldata costs 4 gas and any other 16, so dense data is the worst case. */
export const isDense = (hex: string): boolean => !getBytes(hex).includes(0);

/** The first value of a numbered series that is dense; the same one in every run. */
export async function firstDense<T>(
  make: (attempt: number) => T | Promise<T>,
  bytes: (value: T) => string,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const value = await make(attempt);
    if (isDense(bytes(value))) return value;
  }
}

/** 32 pseudo-random bytes that depend on the label alone, none of them zero. */
export function word(label: string): string {
  for (let attempt = 0; ; attempt++) {
    const hash = id(`${label}/${attempt}`);
    if (isDense(hash)) return hash;
  }
}

/** As `word`, of any length. */
export function bytes(label: string, length: number): string {
  const words = Array.from({ length: Math.ceil(length / 32) }, (_, i) => word(`${label}[${toBeHex(i)}]`));
  return dataSlice(concat(words), 0, length);
}

/** As `word`, an address. */
export const address = (label: string): string => bytes(label, 20);
