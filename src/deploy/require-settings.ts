import type { PlannedContract } from "./domain-plan.ts";
import { deployError } from "./errors.ts";
import type { Settings } from "./settings.ts";
import { settingPath, symbolicSettings } from "./symbolic.ts";

/** Requires a value for each setting that the contracts are constructed with. @throws `DEPLOY_CONFIG_INVALID` naming the setting. */
export function requireSettings(contracts: readonly PlannedContract[], settings: Settings): void {
  for (const { name, args } of contracts) {
    for (const argument of args((contract) => contract, symbolicSettings())) {
      const key = settingPath(argument);
      if (key === undefined || valueAt(settings, key) !== undefined) continue;
      const expected = `a value: ${name} is constructed with it, and the deployment was founded without it`;
      throw deployError("DEPLOY_CONFIG_INVALID", `${key} should be ${expected}`, { key, value: null, expected });
    }
  }
}

const valueAt = (settings: object, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], settings);
