import { checkThat } from "../../core/check.ts";
import { checkAmount, checkUint256 } from "../../settlement/model/amount.ts";

const UINT128 = 2n ** 128n - 1n;

/** Units of an instrument, in minor units. @throws `ARGUMENT_INVALID`. */
export function checkUnits(field: string, value: bigint, min = 1n): bigint {
  return checkAmount(field, value, min, UINT128);
}

/** The ledger's id of an instrument. @throws `ARGUMENT_INVALID`. */
export function checkInstrument(value: bigint): bigint {
  return checkUint256("instrument", value);
}

/** A list with something in it. @throws `ARGUMENT_INVALID`. */
export function checkSome<T>(field: string, values: readonly T[]): readonly T[] {
  checkThat(values.length > 0, `${field}.length`, values.length, "at least 1");
  return values;
}
