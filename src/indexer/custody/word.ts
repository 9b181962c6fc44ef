import { wordField } from "../../sdk/core/packed-word.ts";
import { type UnitPhase, unitPhaseOf } from "../../sdk/custody/model/unit-phase.ts";
import { unpackPlace } from "../../sdk/custody/model/unit-word.ts";

/** What a unit's word says, however large its quantity is. */
export interface Word {
  readonly custodian: number;
  readonly site: number;
  readonly rules: number;
  readonly classes: readonly number[];
  readonly step: number;
  readonly phase: UnitPhase;
  readonly isSealed: boolean;
  readonly isContainer: boolean;
  readonly isPacked: boolean;
  readonly isOverdue: boolean;
  readonly isRecalled: boolean;
  readonly hops: number;
  readonly items: number;
  readonly since: number;
  readonly quantity: string;
}

const QUANTITY = (1n << 56n) - 1n;

/** As `unpackUnitWord`, which refuses quantities that are not computed with exactly. */
export function wordOf(decimal: string): Word {
  const word = BigInt(decimal);
  const at = (name: string, bits: number, shift: number) => wordField(name, word, bits, shift);
  const flag = (bit: number) => at("flags", 1, bit) === 1;
  return {
    ...unpackPlace(word),
    step: at("step", 8, 136),
    phase: unitPhaseOf(at("phase", 3, 128)),
    isSealed: flag(131),
    isContainer: flag(132),
    isPacked: flag(133),
    isOverdue: flag(134),
    isRecalled: flag(135),
    hops: at("hops", 16, 112),
    items: at("items", 16, 96),
    since: at("since", 40, 56),
    quantity: String(word & QUANTITY),
  };
}
