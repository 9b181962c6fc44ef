import { checkWhole } from "../../core/whole.ts";

/**
 * How many of so many validators must have sealed a header that is trusted: as many as Besu asks for, two thirds rounded up, and more
 * than two thirds in any case.
 *
 * @example
 * import { quorumOf } from "tallystick/anchoring";
 *
 * console.log(quorumOf(4)); // 3
 */
export function quorumOf(validators: number): number {
  return Math.floor((2 * checkWhole("validators", validators, 1)) / 3) + 1;
}
