import { concat, keccak256 } from "ethers";
import { checkBytes32, checkThat } from "../../core/check.ts";

/**
 * The hash of all discrepancies of a notice, in its order: what a waiver is for. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { discrepanciesHash } from "tallystick/credits";
 *
 * const waived = discrepanciesHash([`0x${"11".repeat(32)}`]);
 */
export function discrepanciesHash(discrepancies: readonly string[]): string {
  checkThat(discrepancies.length > 0, "discrepancies", discrepancies, "at least one discrepancy");
  return keccak256(concat(discrepancies.map((each, i) => checkBytes32(`discrepancies[${i}]`, each))));
}
