import { systemClock } from "../lib/clock.ts";
import { digestFile } from "../vault/compute/engine/digest-file.ts";
import { type Engine, openEngine } from "../vault/compute/engine/open-engine.ts";
import type { Answer, Call, TableFile } from "../vault/compute/engine/protocol.ts";
import { type EngineProcess, startProcess } from "../vault/compute/engine/start-process.ts";
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

/** Every column that the policy has of every table. */
export function allTables(policy: Policy, { tables }: LoadData): TableFile[] {
  const names = Object.keys(tables) as (keyof LoadData["tables"])[];
  return names.map((name) => {
    const { path, format } = tables[name];
    const columns = Object.entries(policy.tables[name]?.columns ?? {}).map(([column, { type, nullable = false }]) => ({
      name: column,
      type: engineType(parseType(type)),
      nullable,
      unique: false,
    }));
    return { name, path, format, columns };
  });
}

/** Asks the process of an engine, and says what it answered; undefined where it did not within the time, and was ended. */
export async function askProcess(
  process: EngineProcess,
  call: Call,
  milliseconds: number,
): Promise<Answer | undefined> {
  const over = new AbortController();
  const answered = new Promise<Answer | undefined>((resolve) => {
    process.onAnswer(resolve);
    process.onEnd((reason) => resolve({ fault: { kind: "engine", reason } }));
    process.send(call);
  });
  const late = systemClock.sleep(milliseconds, over.signal).then(() => undefined);
  const answer = await Promise.race([answered, late]);
  over.abort();
  if (answer === undefined) await process.kill();
  return answer;
}
