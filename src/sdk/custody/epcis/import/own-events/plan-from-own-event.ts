import type { EventPlan } from "../event-plan.ts";
import type { EventReader } from "../event-reader.ts";
import type { CommonFields, PlannedAct } from "../planned-act.ts";
import { ACT_READERS } from "./act-readers.ts";
import type { OwnTerms } from "./read-provenance.ts";

/**
 * Plans the act of an event that we exported.
 *
 * @param name The event's `tally:act`.
 */
export function planFromOwnEvent(name: string, read: EventReader, common: CommonFields, terms: OwnTerms): EventPlan {
  if (!Object.hasOwn(ACT_READERS, name)) return { reason: `tally:act ${name} is not known here` };
  const act = ACT_READERS[name]?.(read, terms);
  if (read.missing.length > 0) return { reason: `lacks ${read.missing.join(", ")}` };
  return { acts: [{ ...common, ...act } as PlannedAct] };
}
