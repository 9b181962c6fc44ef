import type { ProfileStep } from "../../model/profile.ts";
import type { Reading } from "./foreign.ts";

/**
 * The step of the profile that an event takes: by its CBV term, what may come after the step that the unit is in, and the roles of who
 * takes it. Or why it is none, or not one alone.
 */
export function stepFor(
  { read, profile, known, roles = {} }: Reading,
  act: ProfileStep["act"],
  unit: string,
  party = known.partyOf(unit),
): ProfileStep | string {
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
  if (step && others.length === 0) return step;
  const names = (steps: readonly ProfileStep[]) => steps.map(({ name }) => name).join(", ");
  if (may.length > 1) return `it can be each of the steps ${names(may)}`;
  if (named.length === 0) return `0 steps of ${profile.name} are taken under this bizStep`;
  return next.length === 0
    ? `no step of ${names(named)} comes after ${at}`
    : `${party} may take no step of ${names(next)}`;
}
