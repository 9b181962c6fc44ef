import type { EventPlan } from "../event-plan.ts";
import { findHeldUnits } from "./find-held-units.ts";
import type { PlanContext } from "./plan-context.ts";
import { planEach } from "./plan-each.ts";

/** Plans the destruction of an event's units, under the certificate that the importer gives. */
export function planDestruction(context: PlanContext): EventPlan {
  const { common, certificates = [] } = context;
  const found = findHeldUnits(context);
  if ("reason" in found) return found;
  if (certificates.length === 0) return { reason: "lacks a certificate, which no event names: give its statement" };
  return planEach(context, "Destroy", found.held, ({ unit, party }, step) => ({
    ...common,
    act: "destroy",
    unit,
    units: [unit],
    party,
    step,
    certificates,
  }));
}
