import { InvalidArgumentError } from "commander";
import { wholeNumber } from "../../shared/values.ts";

/** How many readings are lost: at least one. */
export function lostCount(text: string): number {
  const count = wholeNumber(text);
  if (count >= 1) return count;
  throw new InvalidArgumentError("At least 1.");
}

/** "readings 41 to 43 (3)". */
export function spanWords({
  firstSeq,
  throughSeq,
}: {
  readonly firstSeq: number;
  readonly throughSeq: number;
}): string {
  return `readings ${firstSeq} to ${throughSeq} (${throughSeq - firstSeq + 1})`;
}

/** The time of arrival of the last sealed reading, for people. */
export const timeWords = (milliseconds: number): string => new Date(milliseconds).toISOString();
