import { checkThat } from "../../core/check.ts";

const UINT256 = 2n ** 256n - 1n;

/** An amount in minor units. @throws `ARGUMENT_INVALID`. */
export function checkAmount(field: string, value: bigint, min = 1n, max = UINT256): bigint {
  const ok = typeof value === "bigint" && value >= min && value <= max;
  checkThat(ok, field, value, `a bigint from ${min} to ${max}`);
  return value;
}

/** A number of 256 bits, such as a nonce. @throws `ARGUMENT_INVALID`. */
export function checkUint256(field: string, value: bigint): bigint {
  return checkAmount(field, value, 0n);
}
