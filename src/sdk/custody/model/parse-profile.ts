import { is, list, object, truth, uint } from "../../core/json/json-form.ts";
import { ACTS } from "./act.ts";
import { checkReturning } from "./check-returning.ts";
import { isMaxQuantity } from "./max-quantity.ts";
import { KNOWN_ROLES, type Profile, refuseProfile, toProfileStruct } from "./profile.ts";

const oneOf = (known: readonly string[]) =>
  is((value) => known.includes(value as string), `one of ${known.join(", ")}`);
const filled = is((value) => typeof value === "string" && value.trim() !== "", "a text that is not empty");
const notZero = (bits: number) =>
  is((value) => Number.isSafeInteger(value) && Number(value) > 0 && Number(value) < 2 ** bits, "a whole number from 1");

const PROFILE = object({
  name: filled,
  unit: filled,
  scale: uint(8),
  maxQuantity: is(
    (value) => isMaxQuantity(value),
    "a whole number of two significant digits below 2^53, or 0 for no maximum",
  ),
  window: notZero(24),
  tolerance: is((value) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= 1_000, "0 to 1000"),
  classes: list(object({ code: filled, name: filled }, { mixes: truth })),
  steps: list(
    object(
      { name: filled, bizStep: filled, act: oneOf(ACTS.slice(1, -1)) },
      {
        roles: list(oneOf(KNOWN_ROLES)),
        after: list(filled),
        keepsClockOf: list(filled),
        deadline: uint(32),
        needsSeal: truth,
        takesReturned: truth,
        takesRecalled: truth,
      },
    ),
  ),
});

/**
 * Checks the rules of a flow as they were read from JSON: every field has the right form and there is no other, names are there
 * once, steps follow steps that are there, and what a receiver refuses has a way on. What passes, the contract takes.
 *
 * @throws `CUSTODY_PROFILE_INVALID` with the field and its value.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { parseProfile } from "tallystick/custody";
 *
 * const profile = parseProfile(JSON.parse(readFileSync("profile.json", "utf8")));
 */
export function parseProfile(json: unknown): Profile {
  PROFILE(json, "", refuseProfile);
  const profile = json as Profile;
  const { classes, steps } = profile;
  if (classes.length < 1 || classes.length > 16) refuseProfile("classes", classes.length, "1 to 16");
  if (steps.length < 1 || steps.length > 24) refuseProfile("steps", steps.length, "1 to 24");
  once("classes", "code", classes);
  once("steps", "name", steps);
  for (const [i, { act, after = [], keepsClockOf = [] }] of steps.entries()) {
    if ((act === "Commission") !== (after.length === 0)) {
      refuseProfile(`steps[${i}].after`, after, act === "Commission" ? "empty: units begin here" : "at least one step");
    }
    const other = keepsClockOf.find((name) => !after.includes(name));
    if (other !== undefined) refuseProfile(`steps[${i}].keepsClockOf`, other, "one of its own after");
  }
  toProfileStruct(profile);
  checkReturning(profile);
  return profile;
}

function once<K extends string>(list: string, key: K, items: readonly Readonly<Record<K, string>>[]): void {
  for (const [i, item] of items.entries()) {
    const first = items.findIndex((each) => each[key] === item[key]);
    if (first < i) refuseProfile(`${list}[${i}].${key}`, item[key], `there once: ${list}[${first}] has it`);
  }
}
