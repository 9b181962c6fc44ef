import type { EventPlan } from "../event-plan.ts";
import type { PlannedAct } from "../planned-act.ts";
import type { HeldUnit } from "./find-held-units.ts";
import { findStep } from "./find-step.ts";
import type { PlanContext } from "./plan-context.ts";

/** Plans an act for each unit, by the step that it takes; refused where one unit takes none. */
export function planEach(
  context: PlanContext,
  act: "Record" | "Destroy",
  held: readonly HeldUnit[],
  plan: (unit: HeldUnit, step: string) => PlannedAct,
): EventPlan {
  const acts: PlannedAct[] = [];
  for (const each of held) {
    const found = findStep(context, act, each.unit);
    if ("reason" in found) return found;
    acts.push(plan(each, found.step.name));
  }
  return { acts };
}
