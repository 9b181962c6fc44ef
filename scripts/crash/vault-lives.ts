/** Lives of a vault that serves: one after the other, each killed at a point that was drawn for it. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { SERVES_AT, type VaultTask } from "./vault-task.ts";

const CHILD = fileURLToPath(new URL("vault-child.ts", import.meta.url));

export interface VaultLife {
  /** Where it serves; undefined once it died before that. */
  readonly url: Promise<string | undefined>;
  /** The last point that it reached, once it was killed; undefined where it ended by itself. */
  readonly ended: Promise<string | undefined>;
  /** Has it end by itself. */
  stop(): void;
}

/** @param killAt How many points it lives; for ever if left out. */
export function liveVault(task: VaultTask, killAt?: number): VaultLife {
  const args = ["--disable-warning=ExperimentalWarning", CHILD, JSON.stringify(task)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let [events, lastPoint, complaints] = [0, "none", ""];
  let served = (_: string | undefined) => {};
  const url = new Promise<string | undefined>((resolve) => {
    served = resolve;
  });
  child.stderr?.on("data", (chunk) => {
    complaints += chunk;
  });
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (point) => {
    if (killAt !== undefined && events >= killAt) return;
    events++;
    if (point.startsWith(SERVES_AT)) served(point.slice(SERVES_AT.length));
    lastPoint = point.startsWith(SERVES_AT) ? "serves" : point;
    if (events === killAt) child.kill("SIGKILL");
  });
  const ended = new Promise<string | undefined>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      served(undefined);
      if (signal === "SIGKILL") resolve(lastPoint);
      else if (code === 0) resolve(undefined);
      else reject(new Error(`the vault failed with ${code ?? signal}: ${complaints}`));
    });
  });
  return { url, ended, stop: () => child.kill("SIGTERM") };
}
