import type { Client } from "../../core/client.ts";
import { checkWhen } from "../model/check-units.ts";
import type { FromSource } from "../../query/list-source.ts";
import { indexedOverdue } from "../model/indexed-unit.ts";
import { type ListedUnits, unitsOnChain } from "../model/units-on-chain.ts";

export interface ListOverdueParameters extends FromSource {
  /** Seconds since 1970. */
  readonly at: number;
}

/**
 * Outermost units that at a given time have stayed in their step longer than allowed, the longest overdue first. What is in a
 * container is as late as that. `flagOverdue` puts it on record. Beside them are those that cannot be read.
 *
 * @throws `ARGUMENT_INVALID`; from a source as `askOne`.
 *
 * @example
 * import { listOverdue } from "tallystick/custody";
 *
 * const { units } = await listOverdue(client, { at: 1_767_600_000 });
 */
export async function listOverdue(client: Client, parameters: ListOverdueParameters): Promise<ListedUnits> {
  const at = checkWhen(parameters.at);
  if (parameters.source) return indexedOverdue(parameters.source, { at });
  const { units, unreadable } = await unitsOnChain(client, ({ parent, phase, dueAt }) => {
    return parent === null && ["Active", "Returning", "Disputed"].includes(phase) && dueAt !== 0 && dueAt < at;
  });
  return { units: units.toSorted((a, b) => a.dueAt - b.dueAt), unreadable };
}
