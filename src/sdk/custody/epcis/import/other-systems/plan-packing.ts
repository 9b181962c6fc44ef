import type { AggregationEvent } from "../../event.ts";
import { decodeEpc } from "../../shared/identifiers.ts";
import type { EventPlan } from "../event-plan.ts";
import type { PlanContext } from "./plan-context.ts";

/** Plans that units are packed into a container, or unpacked from it. */
export function planPacking({ read, common, known }: PlanContext, event: AggregationEvent): EventPlan {
  const unit = event.parentID === undefined ? undefined : decodeEpc(event.parentID);
  const empties = event.action === "DELETE" && read.units("childEPCs").length === 0;
  const units = empties && unit !== undefined ? (known.contentsOf(unit) ?? []) : read.units("childEPCs");
  if (event.action === "OBSERVE" || unit === undefined || units.length === 0) return { reason: "moves no named units" };
  if ((event.childQuantityList ?? []).length > 0)
    return { reason: "moves goods that are no units, in childQuantityList" };
  const party = [unit, ...units].map((each) => known.partyOf(each)).find((each) => each !== undefined);
  if (party === undefined) return { reason: `no event says who has ${units[0]}` };
  return { acts: [{ ...common, act: event.action === "ADD" ? "pack" : "unpack", unit, units, party }] };
}
