import type { Refusal } from "../event-plan.ts";
import { findOutermost } from "./find-outermost.ts";
import type { PlanContext } from "./plan-context.ts";

/** A unit, and the party that has it. */
export interface HeldUnit {
  readonly unit: string;
  readonly party: string;
}

/** The units of an event, each with its party. Units in a container that the event names too are left out: they go with it. */
export function findHeldUnits({ read, known }: PlanContext): { readonly held: readonly HeldUnit[] } | Refusal {
  const outermost = findOutermost(read.units("epcList"), known);
  if ("reason" in outermost) return outermost;
  if (outermost.units.length === 0) return { reason: "lacks units in epcList" };
  const held = outermost.units.map((unit) => ({ unit, party: known.partyOf(unit) ?? "" }));
  const stranger = held.find(({ party }) => party === "");
  return stranger ? { reason: `no event says who has ${stranger.unit}` } : { held };
}
