import type { Client } from "../../client.ts";
import { custodyLogs } from "../../custody/logs.ts";
import { type UnitOnChain, unitOnChain } from "../../custody/unit-on-chain.ts";
import type { UnitPhase } from "../../custody/unit-phase.ts";

export interface ListUnitsParameters {
  /** All organisations if left out. */
  readonly custodian?: number;
  /** All sites if left out. */
  readonly site?: number;
  /** All versions of all profiles if left out. */
  readonly rules?: number;
  /** All phases if left out. */
  readonly phase?: UnitPhase;
}

/**
 * Units as they stand now, in the order in which they were created.
 *
 * @throws `NUMBER_TOO_LARGE`.
 *
 * @example
 * import { listUnits } from "tallystick";
 *
 * const disputed = await listUnits(client, { custodian: 2, phase: "Disputed" });
 */
export async function listUnits(client: Client, wanted: ListUnitsParameters = {}): Promise<UnitOnChain[]> {
  const found: UnitOnChain[] = [];
  for (const { args } of await custodyLogs(client, ["UnitCreated"])) {
    const unit = await unitOnChain(client, args.unit, args.identifier);
    const { custodian = unit.custodian, site = unit.site, rules = unit.rules, phase = unit.phase } = wanted;
    const all = unit.custodian === custodian && unit.site === site && unit.rules === rules && unit.phase === phase;
    if (all) found.push(unit);
  }
  return found;
}
