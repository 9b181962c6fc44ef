import type { Client } from "../../../sdk/core/client.ts";
import { stepNumber } from "../../../sdk/custody/model/profile.ts";
import { fault } from "../../shared/errors.ts";
import { unitWithProfile } from "./values.ts";

/**
 * The number of a step, which the chain takes for many units at once. Each unit keeps the version of the profile that it began
 * with, and under another version the same number may be another step.
 *
 * @throws `CUSTODY_STEPS_DIFFER` with the unit and both versions; `CUSTODY_PROFILE_INVALID`, `NOT_FOUND`.
 */
export async function sameStep(client: Client, units: readonly string[], name: string): Promise<number> {
  let first: { readonly rules: number; readonly step: number } | undefined;
  for (const unit of units) {
    const { found, profile } = await unitWithProfile(client, unit);
    const { rules, identifier } = found;
    const step = stepNumber(profile, name);
    first ??= { rules, step };
    if (step === first.step) continue;
    const steps = `under rules ${rules} "${name}" is step ${step}, under rules ${first.rules} of the first unit step ${first.step}`;
    throw fault("CUSTODY_STEPS_DIFFER", `${identifier}: ${steps}`, {
      unit,
      step: name,
      rules,
      firstRules: first.rules,
    });
  }
  return first?.step ?? 0;
}
