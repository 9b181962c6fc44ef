import { spawn } from "node:child_process";
import { accessSync, closeSync, constants, mkdirSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Ended, Launch, Processes } from "./system.ts";

/** Processes of the system that this runs on. */
export function systemProcesses(env: Readonly<Record<string, string | undefined>>): Processes {
  const given = env as NodeJS.ProcessEnv;
  return {
    self: process.pid,
    find: (name) =>
      (env.PATH ?? "")
        .split(delimiter)
        .map((folder) => join(folder, name))
        .find(isProgram),
    run: (command, args) => runToEnd(command, args, given),
    start: (launch) => startAlone(launch, given),
    commandLineOf,
    signal(pid, signal) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
      }
    },
    isTaken,
    addresses: () => Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address)),
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function runToEnd(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const channel of [child.stdout, child.stderr]) {
      channel.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", () => resolve(undefined));
    child.once("close", (status) => resolve({ status, output }));
  });
}

function startAlone({ command, args, folder, log }: Launch, env: NodeJS.ProcessEnv): Promise<number> {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, "a", 0o640);
  return new Promise<number>((resolve, reject) => {
    // A session of its own: Ctrl-C at the terminal is for who started it, and does not reach the node.
    const child = spawn(command, args, { cwd: folder, env, detached: true, stdio: ["ignore", file, file] });
    child.once("error", reject);
    child.once("spawn", () => {
      child.unref();
      resolve(child.pid as number);
    });
  }).finally(() => closeSync(file));
}

/** Linux has it in a file; other systems have `ps`. A process that has ended and that nobody has asked for yet has none. */
async function commandLineOf(pid: number): Promise<readonly string[] | undefined> {
  if (process.platform === "linux") return linuxCommandLine(pid);
  const shown = await runToEnd("ps", ["-ww", "-o", "args=", "-p", String(pid)], process.env);
  const text = shown?.status === 0 ? shown.output.trim() : "";
  return text === "" ? undefined : text.split(" ");
}

/** For how long a process that becomes another program may have no command line, in milliseconds. */
const BECOMES_ANOTHER = 1_000;

/** While a process becomes another program, as a shell does by `exec`, its file is empty for a moment: that is no sign that it has ended. */
async function linuxCommandLine(pid: number): Promise<readonly string[] | undefined> {
  const until = Date.now() + BECOMES_ANOTHER;
  try {
    do {
      const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
      if (words.length > 0) return words;
      await setImmediate();
    } while (!hasEnded(pid) && Date.now() < until);
  } catch {
    // Nobody has the number.
  }
  return undefined;
}

/** Whether a process has ended and waits for who started it to ask: proc_pid_stat(5), the field behind the name in brackets. */
function hasEnded(pid: number): boolean {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return /^[ZXx]/.test(text.slice(text.lastIndexOf(")") + 2));
}

/** On all addresses: whoever listens on one of them is in the way. */
function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(true);
      else reject(error);
    });
    server.listen(port, () => server.close(() => resolve(false)));
  });
}
