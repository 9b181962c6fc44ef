import type { EventPlan } from "../event-plan.ts";
import { findHeldUnits } from "./find-held-units.ts";
import type { PlanContext } from "./plan-context.ts";
import { planEach } from "./plan-each.ts";

/** Plans that each unit's custodian takes a step with it. */
export function planRecordedStep(context: PlanContext): EventPlan {
  const { read, common } = context;
  const found = findHeldUnits(context);
  if ("reason" in found) return found;
  const site = read.place;
  if (read.missing.length > 0) return { reason: `lacks ${read.missing.join(", ")}` };
  return planEach(context, "Record", found.held, (unit, step) => ({ ...common, act: "record", ...unit, step, site }));
}
