import { bitsOf, numbersOf } from "../../core/packed-word.ts";
import { ROLES, type Role, roleBits, rolesOf } from "../../members/model/roles.ts";
import { custodyError } from "../errors.ts";
import { ACTS, type Act, actOf } from "./act.ts";

/** A class of goods. Its number is its place in the profile, from 0. */
export interface ProfileClass {
  /** Code in the regulation. */
  readonly code: string;
  readonly name: string;
  /** May be in one container with the other classes that say so. @default false */
  readonly mixes?: boolean;
}

/** One step of a flow. Its number is its place in the profile, from 0. */
export interface ProfileStep {
  readonly name: string;
  /** CBV term under which the step is told to others: "storing", "accepting". */
  readonly bizStep: string;
  readonly act: Exclude<Act, "None" | "Closed">;
  /** What the organisation has to be that takes the step; of a handover, the receiver. @default none */
  readonly roles?: readonly Role[];
  /** Names of the steps after which this one may be taken; none, and only then, where units begin. @default none */
  readonly after?: readonly string[];
  /** Of those, the ones whose clock runs on. @default none */
  readonly keepsClockOf?: readonly string[];
  /** Seconds that a unit may stay in the step; 0 is without end. @default 0 */
  readonly deadline?: number;
  /** Only sealed units. @default false */
  readonly needsSeal?: boolean;
  /** Also units that were refused and are on their way back. @default false */
  readonly takesReturned?: boolean;
  /** Also units that are recalled. @default false */
  readonly takesRecalled?: boolean;
}

/** The rules of a regulated flow, as people write them. */
export interface Profile {
  readonly name: string;
  /** UCUM unit of all quantities, and how many decimal places the whole numbers have: 12.5 kg is 12500 with "kg" and 3. */
  readonly unit: string;
  readonly scale: number;
  /**
   * The most that one unit may be, in the profile's unit, as a whole number of two significant digits: 100 kg is 100000 with 3
   * decimals. 0 is without a maximum: whoever creates units can then fill an account of the inventory for ever.
   */
  readonly maxQuantity: number;
  /** Per mille by which two measurements of a quantity may differ. */
  readonly tolerance: number;
  /** Seconds that an act may be brought to the chain after it happened. */
  readonly window: number;
  readonly classes: readonly ProfileClass[];
  readonly steps: readonly ProfileStep[];
}

export function refuseProfile(field: string, value: unknown, expected: string): never {
  throw custodyError(
    "CUSTODY_PROFILE_INVALID",
    `profile: ${field} should be ${expected}, is ${JSON.stringify(value)}`,
    {
      field,
      value,
    },
  );
}

/** As the contract takes it; the profile is one that `parseProfile` lets through. @throws `CUSTODY_PROFILE_INVALID`. */
export function toProfileStruct({ name, unit, scale, maxQuantity, tolerance, window, classes, steps }: Profile) {
  const names = steps.map((step) => step.name);
  const bits = (field: string, wanted: readonly string[]) => {
    const numbers = wanted.map((each, i) => {
      const number = names.indexOf(each);
      return number >= 0 ? number : refuseProfile(`${field}[${i}]`, each, `one of ${names.join(", ")}`);
    });
    return bitsOf(field, numbers, 24);
  };
  return {
    name,
    unit,
    scale,
    maxQuantity,
    tolerance,
    window,
    classes: classes.map(({ code, name, mixes = false }) => ({ code, name, mixes })),
    steps: steps.map((step, i) => ({
      name: step.name,
      bizStep: step.bizStep,
      act: ACTS.indexOf(step.act),
      roles: roleBits(step.roles ?? []),
      after_: bits(`steps[${i}].after`, step.after ?? []),
      keepsClockOf: bits(`steps[${i}].keepsClockOf`, step.keepsClockOf ?? []),
      deadline: step.deadline ?? 0,
      needsSeal: step.needsSeal ?? false,
      takesReturned: step.takesReturned ?? false,
      takesRecalled: step.takesRecalled ?? false,
    })),
  };
}

interface StepStruct {
  readonly name: string;
  readonly bizStep: string;
  readonly act: bigint;
  readonly roles: bigint;
  readonly after_: bigint;
  readonly keepsClockOf: bigint;
  readonly deadline: bigint;
  readonly needsSeal: boolean;
  readonly takesReturned: boolean;
  readonly takesRecalled: boolean;
}

interface ProfileStruct {
  readonly name: string;
  readonly unit: string;
  readonly scale: bigint;
  readonly maxQuantity: bigint;
  readonly tolerance: bigint;
  readonly window: bigint;
  readonly classes: readonly { readonly code: string; readonly name: string; readonly mixes: boolean }[];
  readonly steps: readonly StepStruct[];
}

/** The reverse of `toProfileStruct`, with every field there. */
export function fromProfileStruct(struct: ProfileStruct): Profile {
  const named = (bits: bigint) => numbersOf(Number(bits)).map((i) => struct.steps[i]?.name ?? String(i));
  return {
    name: struct.name,
    unit: struct.unit,
    scale: Number(struct.scale),
    maxQuantity: Number(struct.maxQuantity),
    tolerance: Number(struct.tolerance),
    window: Number(struct.window),
    classes: struct.classes.map(({ code, name, mixes }) => ({ code, name, mixes })),
    steps: struct.steps.map((step) => ({
      name: step.name,
      bizStep: step.bizStep,
      act: actOf(step.act) as ProfileStep["act"],
      roles: rolesOf(step.roles),
      after: named(step.after_),
      keepsClockOf: named(step.keepsClockOf),
      deadline: Number(step.deadline),
      needsSeal: step.needsSeal,
      takesReturned: step.takesReturned,
      takesRecalled: step.takesRecalled,
    })),
  };
}

/**
 * The number of a step of a profile.
 *
 * @throws `CUSTODY_PROFILE_INVALID` when it has none of this name.
 *
 * @example
 * import { MEDICAL_WASTE, stepNumber } from "tallystick/custody";
 *
 * const step = stepNumber(MEDICAL_WASTE, "temporary storage");
 */
export function stepNumber({ steps }: Pick<Profile, "steps">, name: string): number {
  const number = steps.findIndex((step) => step.name === name);
  return number >= 0 ? number : refuseProfile("step", name, `one of ${steps.map((step) => step.name).join(", ")}`);
}

/** The number of a class of a profile, by its code or its name. @throws `CUSTODY_PROFILE_INVALID` when it has none. */
export function classNumber({ classes }: Pick<Profile, "classes">, codeOrName: string): number {
  const number = classes.findIndex(({ code, name }) => code === codeOrName || name === codeOrName);
  if (number >= 0) return number;
  return refuseProfile("class", codeOrName, `one of ${classes.map(({ code, name }) => `${code} ${name}`).join(", ")}`);
}

export const KNOWN_ROLES = Object.keys(ROLES);
