import type { EventPlan } from "../event-plan.ts";
import { findHeldUnits } from "./find-held-units.ts";
import type { PlanContext } from "./plan-context.ts";
import { planEach } from "./plan-each.ts";

/** Plans the destruction of units, under the certificate that the importer gives. */
export function planDestruction(context: PlanContext): EventPlan {
  const { common, certificate: statement } = context;
  const found = findHeldUnits(context);
  if ("reason" in found) return found;
  if (statement === undefined) return { reason: "lacks a certificate, which no event names: give its statement" };
  return planEach(context, "Destroy", found.held, (unit, step) => ({
    ...common,
    act: "destroy",
    ...unit,
    step,
    statement,
  }));
}
