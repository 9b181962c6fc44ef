import { bitsOf, numbersOf, packWord, wordField } from "../../core/packed-word.ts";
import { type Role, roleBits, rolesOf } from "../../members/model/roles.ts";
import { ACTS, type Act, actOf } from "./act.ts";
import { maxQuantityBits, maxQuantityOf } from "./max-quantity.ts";

/** One step of a profile as Custody reads it; steps and classes by number. */
export interface StepRule {
  readonly roles: readonly Role[];
  /** Steps after which this one may be taken. */
  readonly after: readonly number[];
  /** Of those, the ones whose clock runs on. */
  readonly keepsClockOf: readonly number[];
  /** Seconds that a unit may stay in the step; 0 is without end. */
  readonly deadline: number;
  /** Seconds that an act may be brought after it happened. */
  readonly window: number;
  /** Per mille by which two measurements may differ. */
  readonly tolerance: number;
  readonly classes: readonly number[];
  /** Classes that may be in one container together. */
  readonly mixes: readonly number[];
  readonly flow: number;
  readonly act: Act;
  readonly needsSeal: boolean;
  readonly takesReturned: boolean;
  readonly takesRecalled: boolean;
  /** The most that one unit may be; 0 is without a maximum. */
  readonly maxQuantity: number;
}

/** The word of StepRule.sol. @throws `ARGUMENT_INVALID`. */
export function packStepRule(rule: StepRule): bigint {
  const own = packWord([
    ["after", bitsOf("after", rule.after, 24), 24, 64],
    ["keepsClockOf", bitsOf("keepsClockOf", rule.keepsClockOf, 24), 24, 88],
    ["deadline", rule.deadline, 32, 112],
    ["window", rule.window, 24, 144],
    ["tolerance", rule.tolerance, 16, 168],
    ["classes", bitsOf("classes", rule.classes, 16), 16, 184],
    ["mixes", bitsOf("mixes", rule.mixes, 16), 16, 200],
    ["flow", rule.flow, 16, 216],
    ["act", ACTS.indexOf(rule.act), 8, 232],
    ["needsSeal", rule.needsSeal ? 1 : 0, 1, 240],
    ["takesReturned", rule.takesReturned ? 1 : 0, 1, 241],
    ["takesRecalled", rule.takesRecalled ? 1 : 0, 1, 242],
    ["maxQuantity", maxQuantityBits(rule.maxQuantity), 11, 243],
  ]);
  return own | roleBits(rule.roles);
}

/** What is in the word. */
export function unpackStepRule(word: bigint): StepRule {
  const at = (name: string, bits: number, shift: number) => wordField(name, word, bits, shift);
  return {
    roles: rolesOf(word & ((1n << 64n) - 1n)),
    after: numbersOf(at("after", 24, 64)),
    keepsClockOf: numbersOf(at("keepsClockOf", 24, 88)),
    deadline: at("deadline", 32, 112),
    window: at("window", 24, 144),
    tolerance: at("tolerance", 16, 168),
    classes: numbersOf(at("classes", 16, 184)),
    mixes: numbersOf(at("mixes", 16, 200)),
    flow: at("flow", 16, 216),
    act: actOf(at("act", 8, 232)),
    needsSeal: at("needsSeal", 1, 240) === 1,
    takesReturned: at("takesReturned", 1, 241) === 1,
    takesRecalled: at("takesRecalled", 1, 242) === 1,
    maxQuantity: maxQuantityOf(at("maxQuantity", 11, 243)),
  };
}
