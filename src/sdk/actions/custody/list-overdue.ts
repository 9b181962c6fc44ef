import type { Client } from "../../client.ts";
import { checkWhen } from "../../custody/check-units.ts";
import type { UnitOnChain } from "../../custody/unit-on-chain.ts";
import { listUnits } from "./list-units.ts";

export interface ListOverdueParameters {
  /** Seconds since 1970. */
  readonly at: number;
}

/**
 * Outermost units that at a given time have stayed in their step longer than allowed, the longest overdue first. What is in a
 * container is as late as that. `flagOverdue` puts it on record.
 *
 * @throws `ARGUMENT_INVALID`, `NUMBER_TOO_LARGE`.
 *
 * @example
 * import { listOverdue } from "tallystick";
 *
 * const overdue = await listOverdue(client, { at: 1_767_600_000 });
 */
export async function listOverdue(client: Client, parameters: ListOverdueParameters): Promise<UnitOnChain[]> {
  const at = checkWhen(parameters.at);
  const units = await listUnits(client);
  const late = units.filter(({ parent, phase, dueAt }) => {
    return parent === null && ["Active", "Returning", "Disputed"].includes(phase) && dueAt !== 0 && dueAt < at;
  });
  return late.sort((a, b) => a.dueAt - b.dueAt);
}
