import { InvalidArgumentError } from "commander";
import { wholeNumber } from "../../shared/values.ts";

/** A whole number above 0. */
export function positive(text: string): number {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError("it should be above 0");
  return value;
}
