import type { Profile } from "../../../model/profile.ts";
import type { EpcisEvent } from "../../event.ts";
import { decodeEpc } from "../../shared/identifiers.ts";
import type { EventPlan } from "../event-plan.ts";
import type { EventReader } from "../event-reader.ts";
import type { KnownUnits } from "../known-units.ts";
import type { PlanContext } from "./plan-context.ts";
import { planCreation } from "./plan-creation.ts";
import { planDestruction } from "./plan-destruction.ts";
import { planHandover } from "./plan-handover.ts";
import { planPacking } from "./plan-packing.ts";
import { planRecordedStep } from "./plan-recorded-step.ts";
import { planTransformation } from "./plan-transformation.ts";

type Context = Omit<PlanContext, "profile"> & { readonly profile: Profile | undefined };

/** Plans the acts of an event without `tally:act`. */
export function planFromOtherSystem(context: Context): EventPlan {
  const { read, profile, known, common } = context;
  const { event } = read;
  const what = `${event.type} ${event.bizStep ?? "without bizStep"} has no tally:act`;
  if (!profile) return { reason: `${what}, and no profile is given under which to read it` };
  const units = [...read.units("epcList"), ...read.units("childEPCs"), ...read.units("inputEPCList")];
  if ("parentID" in event && event.parentID !== undefined) units.push(decodeEpc(event.parentID));
  const stopped = units.map((unit) => known.stopOf(unit)).find((stop) => stop !== undefined);
  if (stopped !== undefined) return { reason: `${what}, and ${stopped}` };
  const plan = planByType({ ...context, profile }, event);
  if ("acts" in plan) return plan;
  stopPassed(read, known, common.event);
  return { reason: `${what}, and ${plan.reason}` };
}

/** Where an event passes possession and becomes no act, no later act on its units can be planned. */
export function stopPassed(read: EventReader, known: KnownUnits, event: number): void {
  const [from, to] = [read.possessing("source"), read.possessing("destination")];
  if (from === undefined || to === undefined || from === to) return;
  for (const unit of [...read.units("epcList"), ...read.units("childEPCs")]) known.stop(unit, event);
}

function planByType(context: PlanContext, event: EpcisEvent): EventPlan {
  if (event.type === "AggregationEvent") return planPacking(context, event);
  if (event.type === "TransformationEvent") return planTransformation(context, event);
  if (event.type !== "ObjectEvent") return { reason: "an event of this type needs one" };
  if (event.action === "ADD") return planCreation(context, event);
  const { profile, read } = context;
  const acts = new Set(profile.steps.filter(({ bizStep }) => bizStep === event.bizStep).map(({ act }) => act));
  const passes = read.possessing("source") !== undefined || read.possessing("destination") !== undefined;
  if (acts.has("HandOver") && (passes || !acts.has("Record"))) return planHandover(context, event);
  if (acts.has("Destroy")) return planDestruction(context);
  if (acts.has("Record")) return planRecordedStep(context);
  return { reason: `0 steps of ${profile.name} are recorded under this bizStep` };
}
