import { decimalText } from "../../../sdk/core/decimal-text.ts";

/** A stored quantity as one writes it. */
export const asWritten = (quantity: string | number, scale: number): string => decimalText(Number(quantity), scale);

/** What one wrote as a stored quantity; not a number where it is none, or has more places than are stored. */
export function stored(text: string, scale: number): number {
  const [, whole = "", places = ""] = /^(\d{1,12})(?:[.,](\d*))?$/.exec(text.trim()) ?? [];
  if (whole === "" || places.length > scale) return Number.NaN;
  return Number(whole + places.padEnd(scale, "0"));
}
