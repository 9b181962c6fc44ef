import { systemClock } from "../../lib/clock.ts";
import { openUrlWithin } from "../../lib/open-url.ts";
import { systemFiles } from "./files.ts";
import { systemProcesses } from "./processes.ts";
import type { System } from "./system.ts";

/** Milliseconds for which a node's answer is waited for. */
const ANSWER = 10_000;

/** The machine that this runs on. */
export function thisSystem(env: Readonly<Record<string, string | undefined>>): System {
  return {
    env,
    clock: systemClock,
    open: openUrlWithin(ANSWER),
    processes: systemProcesses(env),
    files: systemFiles,
  };
}
