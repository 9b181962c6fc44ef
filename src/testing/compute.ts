import { systemClock } from "../lib/clock.ts";
import { digestFile } from "../vault/compute/engine/digest-file.ts";
import { type Engine, openEngine } from "../vault/compute/engine/open-engine.ts";
import { startProcess } from "../vault/compute/engine/start-process.ts";
import type { Policy } from "../vault/compute/policy/policy.ts";
import { engineType, parseType } from "../vault/compute/values/type.ts";
import type { LoadData } from "./load-data.ts";

/** What computing needs of the outside. */
export const COMPUTE = { start: startProcess, digestFile, clock: systemClock } as const;

/** An engine as the runner opens it, for tests that ask it directly. */
export function openTestEngine({ threads = 1, memoryMiB = 256, milliseconds = 20_000 } = {}): Engine {
  const settings = { threads, memoryMiB };
  return openEngine({ start: startProcess, clock: systemClock, milliseconds, loadMilliseconds: 60_000, settings });
}

/** Loads every column that the policy has. */
export function loadAll(engine: Engine, policy: Policy, { tables }: LoadData): Promise<void> {
  const names = Object.keys(tables) as (keyof LoadData["tables"])[];
  return engine.load(
    names.map((name) => {
      const { path, format } = tables[name];
      const columns = Object.entries(policy.tables[name]?.columns ?? {}).map(
        ([column, { type, nullable = false }]) => ({
          name: column,
          type: engineType(parseType(type)),
          nullable,
          unique: false,
        }),
      );
      return { name, path, format, columns };
    }),
  );
}
