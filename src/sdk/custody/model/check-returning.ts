import { type Profile, type ProfileStep, refuseProfile } from "./profile.ts";

const isEnd = ({ act }: ProfileStep) => act === "Destroy" || act === "Transform";

/**
 * No unit that a receiver refuses is trapped with its giver: some step takes it on or ends it, and who could end it if it had not
 * been refused can end it then too.
 *
 * @throws `CUSTODY_PROFILE_INVALID`.
 */
export function checkReturning({ steps }: Pick<Profile, "steps">): void {
  for (const [i, { name }] of steps.entries()) {
    if (!steps.some(({ act, after }) => act === "HandOver" && after?.includes(name))) continue; // nobody can refuse it there
    const returned = stepsFrom(name, steps, ({ takesReturned }) => takesReturned === true);
    if (!returned.some((step) => step.act === "HandOver" || isEnd(step))) {
      refuseProfile(
        `steps[${i}]`,
        name,
        "followed by a step with takesReturned that hands over or ends what was refused",
      );
    }
    const end = stepsFrom(name, steps, () => true).find(isEnd);
    if (end && !returned.some(isEnd)) {
      const field = `steps[${steps.indexOf(end)}].takesReturned`;
      refuseProfile(field, end.takesReturned ?? false, `true: what is refused after "${name}" has no other end`);
    }
  }
}

/** The steps that may be taken after `name`, and after what its custodian recorded then. */
function stepsFrom(name: string, steps: readonly ProfileStep[], may: (step: ProfileStep) => boolean): ProfileStep[] {
  const found: ProfileStep[] = [];
  const names = [name];
  for (const from of names) {
    for (const step of steps) {
      if (found.includes(step) || !step.after?.includes(from) || !may(step)) continue;
      found.push(step);
      if (step.act === "Record") names.push(step.name);
    }
  }
  return found;
}
