import type { ProfileStep } from "../../../model/profile.ts";
import type { Refusal } from "../event-plan.ts";
import type { PlanContext } from "./plan-context.ts";

/**
 * The one step of the profile that an event takes: by its CBV term, by the step that the unit is in, and by the roles of the party that
 * takes it. Refused where that is no step, or several.
 */
export function findStep(
  { read, profile, known, roles = {} }: PlanContext,
  act: ProfileStep["act"],
  unit: string,
  party = known.partyOf(unit),
): { readonly step: ProfileStep } | Refusal {
  const { bizStep } = read.event;
  const named = profile.steps.filter((step) => step.act === act && (step.bizStep === bizStep || bizStep === undefined));
  const at = known.stepOf(unit);
  const next = at === undefined ? named : named.filter(({ after = [] }) => after.includes(at));
  const has = party === undefined ? undefined : roles[party];
  const may =
    has === undefined
      ? next
      : next.filter(({ roles: needs = [] }) => needs.length === 0 || needs.some((role) => has.includes(role)));
  const [step, ...others] = may;
  if (step && others.length === 0) return { step };
  const names = (steps: readonly ProfileStep[]) => steps.map(({ name }) => name).join(", ");
  if (may.length > 1) return { reason: `it can be each of the steps ${names(may)}` };
  if (named.length === 0) return { reason: `0 steps of ${profile.name} are taken under this bizStep` };
  return next.length === 0
    ? { reason: `no step of ${names(named)} comes after ${at}` }
    : { reason: `${party} may take no step of ${names(next)}` };
}
