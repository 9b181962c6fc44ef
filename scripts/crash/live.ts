/** Lives of a child that is killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Lived {
  readonly killed: boolean;
  /** Points that it reached, and the last of them. */
  readonly events: number;
  readonly lastPoint: string;
}

/** Runs a program until it ends, or kills it once it has told of `killAt` points. */
export async function live(program: string, task: object, killAt?: number): Promise<Lived> {
  const args = ["--disable-warning=ExperimentalWarning", program, JSON.stringify(task)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let [events, lastPoint, complaints] = [0, "none", ""];
  child.stderr.on("data", (chunk) => (complaints += chunk));
  createInterface(child.stdout).on("line", (point) => {
    if (killAt !== undefined && events >= killAt) return;
    events++;
    lastPoint = point;
    if (events === killAt) child.kill("SIGKILL");
  });
  const { code, signal } = await ended(child);
  if (signal !== "SIGKILL" && code !== 0) throw new Error(`the child failed with ${code ?? signal}: ${complaints}`);
  return { killed: signal === "SIGKILL", events, lastPoint };
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
}
