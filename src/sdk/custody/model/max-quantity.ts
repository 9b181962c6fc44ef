import { checkThat } from "../../core/check.ts";

/** What the word of a profile without a maximum says: more than any quantity. */
const NO_MAXIMUM = { digits: 99n, zeros: 15n };

/** Whether a maximum fits the words of the profile's steps: 0 to 99, and zeros behind. Greater ones than 2^53 lose digits in JSON. */
export function isMaxQuantity(value: unknown): value is number {
  if (!Number.isSafeInteger(value) || Number(value) < 0) return false;
  return digitsOf(BigInt(Number(value))).digits < 100n;
}

/** Refuses before it is sent what the chain would refuse. @throws `ARGUMENT_INVALID`. */
export function checkMaximum({ maxQuantity }: { readonly maxQuantity: number }, quantity: number): void {
  checkThat(maxQuantity === 0 || quantity <= maxQuantity, "quantity", quantity, `at most the profile's ${maxQuantity}`);
}

/** The eleven bits of StepRule.sol for a maximum that `isMaxQuantity` lets through: two digits, and how many zeros follow. */
export function maxQuantityBits(maxQuantity: number): number {
  const { digits, zeros } = maxQuantity === 0 ? NO_MAXIMUM : digitsOf(BigInt(maxQuantity));
  return Number(digits | (zeros << 7n));
}

/** The reverse of `maxQuantityBits`. */
export function maxQuantityOf(bits: number): number {
  const [digits, zeros] = [BigInt(bits) & 127n, BigInt(bits) >> 7n];
  return digits === NO_MAXIMUM.digits && zeros === NO_MAXIMUM.zeros ? 0 : Number(digits * 10n ** zeros);
}

/** As Profiles.sol, where a maximum below 2^53 has 15 zeros at most. */
function digitsOf(quantity: bigint): { digits: bigint; zeros: bigint } {
  let [digits, zeros] = [quantity, 0n];
  while (digits !== 0n && digits % 10n === 0n) {
    digits /= 10n;
    zeros += 1n;
  }
  return { digits, zeros };
}
