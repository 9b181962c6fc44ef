import { checkBytes32, checkThat } from "../../core/check.ts";
import { largestOfBits } from "../../core/packed-word.ts";
import { checkWhole } from "../../core/whole.ts";

/** Ids of units, at least one. @throws `ARGUMENT_INVALID`. */
export function checkUnits(field: string, units: readonly string[]): string[] {
  checkThat(units.length > 0, field, units, "at least one unit");
  return units.map((unit, i) => checkBytes32(`${field}[${i}]`, unit));
}

/** When an act happened, in seconds. @throws `ARGUMENT_INVALID`. */
export function checkWhen(when: number): number {
  return checkWhole("when", when, 0, largestOfBits(40));
}

/** Number of a step. @throws `ARGUMENT_INVALID`. */
export function checkStep(step: number): number {
  return checkWhole("step", step, 0, largestOfBits(8));
}
