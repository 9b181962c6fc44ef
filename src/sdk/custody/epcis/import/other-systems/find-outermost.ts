import type { Refusal } from "../event-plan.ts";
import type { KnownUnits } from "../known-units.ts";

/**
 * Of the units that an event names, those that are packed in none of the others. Refused where one is packed in a container that the event
 * does not name.
 */
export function findOutermost(
  units: readonly string[],
  known: KnownUnits,
): { readonly units: readonly string[] } | Refusal {
  const named = new Set(units);
  const packed = units.find((unit) => !named.has(known.root(unit)));
  return packed === undefined
    ? { units: units.filter((unit) => known.root(unit) === unit) }
    : { reason: `${packed} is in ${known.root(packed)}, which the event does not name` };
}
