import type { Client } from "../../core/client.ts";
import type { UnitPhase } from "../model/unit-phase.ts";
import type { FromSource } from "../../query/list-source.ts";
import { indexedUnits } from "../model/indexed-unit.ts";
import { type ListedUnits, unitsOnChain } from "../model/units-on-chain.ts";

export interface ListUnitsParameters extends FromSource {
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
 * Units as they stand now, in the order in which they were created; beside them the wanted ones that cannot be read.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listUnits } from "tallystick/custody";
 *
 * const { units, unreadable } = await listUnits(client, { custodian: 2, phase: "Disputed" });
 */
export async function listUnits(client: Client, parameters: ListUnitsParameters = {}): Promise<ListedUnits> {
  const { source, phase: of, ...others } = parameters;
  if (source && of !== "None") return indexedUnits(source, { ...others, ...(of && { phase: of }) });
  return unitsOnChain(client, (unit) => {
    const { custodian = unit.custodian, site = unit.site, rules = unit.rules, phase = unit.phase } = parameters;
    return unit.custodian === custodian && unit.site === site && unit.rules === rules && unit.phase === phase;
  });
}
