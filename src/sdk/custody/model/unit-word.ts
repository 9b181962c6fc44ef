import { bitsOf, numbersOf, packWord, wordField } from "../../core/packed-word.ts";
import { UNIT_PHASES, type UnitPhase, unitPhaseOf } from "./unit-phase.ts";

/** All that the chain keeps of a unit in its word. Of a packed unit, custodian, site, step and since are those of its packing. */
export interface UnitState {
  /** Organisation. */
  readonly custodian: number;
  /** Global Location Number as a number; 0 for no place. */
  readonly site: number;
  /** Version of the profile. */
  readonly rules: number;
  /** Numbers of its classes in the profile. */
  readonly classes: readonly number[];
  /** Number of its step in the profile. */
  readonly step: number;
  readonly phase: UnitPhase;
  readonly isSealed: boolean;
  readonly isContainer: boolean;
  readonly isPacked: boolean;
  readonly isOverdue: boolean;
  readonly isRecalled: boolean;
  /** What the next offer has to name: handovers, and changes of content, quantity, class, items and seal, move it on by one. */
  readonly hops: number;
  readonly items: number;
  /** When the step's clock began, in seconds. */
  readonly since: number;
  readonly quantity: number;
}

const FLAGS = ["isSealed", "isContainer", "isPacked", "isOverdue", "isRecalled"] as const;
const FIRST_FLAG = 131;

/** The word of UnitWord.sol. @throws `ARGUMENT_INVALID`. */
export function packUnitWord(state: UnitState): bigint {
  return packWord([
    ["quantity", state.quantity, 56, 0],
    ["since", state.since, 40, 56],
    ["items", state.items, 16, 96],
    ["hops", state.hops, 16, 112],
    ["phase", UNIT_PHASES.indexOf(state.phase), 3, 128],
    ...FLAGS.map((flag, i) => [flag, state[flag] ? 1 : 0, 1, FIRST_FLAG + i] as const),
    ["step", state.step, 8, 136],
    ["classes", bitsOf("classes", state.classes, 16), 16, 144],
    ["rules", state.rules, 16, 160],
    ["site", state.site, 48, 176],
    ["custodian", state.custodian, 32, 224],
  ]);
}

/**
 * What is in a unit's word, as `Custody.wordOf` and each event give it.
 *
 * @throws `NUMBER_TOO_LARGE`.
 *
 * @example
 * import { custodyContract, unitId, unpackUnitWord } from "tallystick/custody";
 *
 * const word = await custodyContract(client).wordOf(unitId(2, "8003/06941234000012B0001"));
 * const { custodian, phase } = unpackUnitWord(word);
 */
export function unpackUnitWord(word: bigint): UnitState {
  const at = (name: string, bits: number, shift: number) => wordField(name, word, bits, shift);
  const flag = (i: number) => at("flags", 1, FIRST_FLAG + i) === 1;
  return {
    ...unpackPlace(word),
    step: at("step", 8, 136),
    phase: unitPhaseOf(at("phase", 3, 128)),
    isSealed: flag(0),
    isContainer: flag(1),
    isPacked: flag(2),
    isOverdue: flag(3),
    isRecalled: flag(4),
    hops: at("hops", 16, 112),
    items: at("items", 16, 96),
    since: at("since", 40, 56),
    quantity: at("quantity", 56, 0),
  };
}

/** Whose a unit is, where, and of what kind: what every word can be asked for, however large its quantity. */
export function unpackPlace(word: bigint): Pick<UnitState, "custodian" | "site" | "rules" | "classes"> {
  const at = (name: string, bits: number, shift: number) => wordField(name, word, bits, shift);
  return {
    custodian: at("custodian", 32, 224),
    site: at("site", 48, 176),
    rules: at("rules", 16, 160),
    classes: numbersOf(at("classes", 16, 144)),
  };
}
