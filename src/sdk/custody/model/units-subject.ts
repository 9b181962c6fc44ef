import { concat, keccak256 } from "ethers";
import { checkUnits } from "./check-units.ts";

/**
 * The subject of a statement about units: of one, its id; of several, keccak256 of their ids, one after another, in the order in which
 * the act names them. A destruction certificate has it, so it is good for these units and for one act.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { unitId, unitsSubject } from "tallystick/custody";
 * import { createStatement } from "tallystick/evidence";
 *
 * const subject = unitsSubject([unitId(2, "00/369412340000000013"), unitId(2, "00/369412340000000020")]);
 * const certificate = createStatement({ schema, attester, subject, data });
 */
export function unitsSubject(units: readonly string[]): string {
  const [first, ...others] = checkUnits("units", units) as [string, ...string[]];
  return others.length === 0 ? first : keccak256(concat([first, ...others]));
}
