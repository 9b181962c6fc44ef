/** Programs that are started to be killed. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { packageRoot } from "../../src/lib/package-root.ts";

export interface RunningChild {
  /** Whether it was killed. Rejects with what it complained of where it failed by itself. */
  readonly ended: Promise<{ readonly killed: boolean }>;
  readonly input: NodeJS.WritableStream;
  signal(name: NodeJS.Signals): void;
}

export interface ChildHooks {
  /** Hears every line that it writes. */
  onLine(line: string): void;
  onComplaint?(line: string): void;
}

/** What was compiled once: most of what a start costs. Children write it down early, for they end by SIGKILL. */
const CACHE = join(packageRoot(), ".tally", "crash-compiled");
const MOST_COMPLAINTS = 4_000;

/** Starts a program with its task, as JSON in the first argument. */
export function runChild(program: string, task: object, { onLine, onComplaint }: ChildHooks): RunningChild {
  const args = ["--disable-warning=ExperimentalWarning", program, JSON.stringify(task)];
  const env = { ...process.env, NODE_COMPILE_CACHE: CACHE };
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"], env });
  child.stdin.on("error", () => {}); // it was killed
  let complaints = "";
  createInterface(child.stdout).on("line", onLine);
  createInterface(child.stderr).on("line", (line) => {
    complaints = `${complaints}${line}\n`.slice(-MOST_COMPLAINTS);
    onComplaint?.(line);
  });
  const ended = new Promise<{ killed: boolean }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (signal === "SIGKILL" || code === 0) resolve({ killed: signal === "SIGKILL" });
      else reject(new Error(`${program} failed with ${code ?? signal}: ${complaints}`));
    });
  });
  ended.catch(() => {}); // told to whoever waits for it
  return { ended, input: child.stdin, signal: (name) => void child.kill(name) };
}
