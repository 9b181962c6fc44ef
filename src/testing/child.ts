import { spawn } from "node:child_process";

export interface ChildEnd {
  /** Exit code; null where a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ChildProgram {
  /** The first line that it prints; fails where it ends without one. */
  readonly firstLine: Promise<string>;
  readonly ended: Promise<ChildEnd>;
  /** Sends a signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<ChildEnd>;
}

/** Starts a program in a process of its own. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): ChildProgram {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  const ended = new Promise<ChildEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, stdout, stderr }));
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.includes("\n")) resolve(stdout.slice(0, stdout.indexOf("\n")));
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const unsaid = () => reject(new Error(`${command} ${args.join(" ")} ended and said nothing\n${stderr}`));
    ended.then(unsaid, reject);
  });
  firstLine.catch(() => undefined); // told to whoever waits for it
  return {
    firstLine,
    ended,
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
