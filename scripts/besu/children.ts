import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text as readText } from "node:stream/consumers";
import { StepFailure } from "./failure.ts";

export interface Ended {
  /** Exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningChild {
  /** The first line that it prints. @throws `PROGRAM_FAILED` where it ends without one. */
  readonly firstLine: Promise<string>;
  readonly ended: Promise<Ended>;
  signal(name: NodeJS.Signals): void;
}

/** Programs of this repository in processes of their own, none of which outlives the run. */
export interface Children {
  start(args: readonly string[], env?: Readonly<Record<string, string>>): RunningChild;
  /** Runs one to its end. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** Kills what still runs, with whatever that has started. */
  close(): Promise<void>;
}

export function createChildren(base: NodeJS.ProcessEnv): Children {
  const running = new Set<ChildProcess>();

  function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningChild {
    // A group of its own, so that its children can be killed with it.
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
      env: { ...base, ...env },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let first = "";
    const line = Promise.withResolvers<string>();
    line.promise.catch(() => undefined);
    child.stdout.on("data", (part: Buffer) => {
      first += part.toString("utf8");
      const [whole, rest] = first.split("\n");
      if (rest !== undefined) line.resolve(whole as string);
    });
    const ended = Promise.all([readText(child.stdout), readText(child.stderr), once(child, "exit")]).then(
      ([out, err, [code]]): Ended => {
        running.delete(child);
        const text = `${args.join(" ")} ended with ${code} and said nothing: ${err.slice(-2_000)}`;
        line.reject(new StepFailure("PROGRAM_FAILED", text, { code }));
        return { code: code as number | null, out, err };
      },
    );
    ended.catch((error) => line.reject(error));
    return { firstLine: line.promise, ended, signal: (name) => void child.kill(name) };
  }

  return {
    start,
    run: (args, env) => start(args, env).ended,
    async close() {
      const left = [...running];
      for (const { pid } of left) killGroup(pid);
      await Promise.all(left.map((child) => child.exitCode ?? child.signalCode ?? once(child, "exit")));
    },
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
