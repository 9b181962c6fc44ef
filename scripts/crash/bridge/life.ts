import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { BridgeTask } from "./child.ts";

export interface LifeEnd {
  readonly killed: boolean;
  /** Last point that it told of: the one at which it killed itself. */
  readonly lastLine: string;
}

/** A bridge process from its start to its end. */
export interface Life {
  /** Its sources listen. Never settles where it dies before. */
  readonly running: Promise<void>;
  readonly ended: Promise<LifeEnd>;
  kill(): void;
  /** Stops it where it stands (SIGSTOP), and has it go on (SIGCONT). */
  pause(): void;
  goOn(): void;
  /** Seals all that is stored. */
  flush(): Promise<void>;
  /** Lets it close by itself. */
  close(): Promise<void>;
}

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));

/** @param warn Hears every line that the bridge warns with. */
export function startLife(task: BridgeTask, cache: string, warn: (line: string) => void): Life {
  const args = ["--disable-warning=ExperimentalWarning", CHILD, JSON.stringify(task)];
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"], env });
  child.stdin.on("error", () => {}); // it was killed
  let lastLine = "";
  let complaints = "";
  const heard = new Map<string, () => void>();
  const hear = (line: string) => new Promise<void>((resolve) => heard.set(line, resolve));
  const running = hear("running");
  createInterface(child.stdout).on("line", (line) => {
    lastLine = line;
    heard.get(line)?.();
  });
  createInterface(child.stderr).on("line", (line) => {
    complaints = `${complaints}${line}\n`.slice(-4_000);
    warn(line);
  });
  const ended = new Promise<LifeEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (signal === "SIGKILL" || code === 0) resolve({ killed: signal === "SIGKILL", lastLine });
      else reject(new Error(`a bridge failed with ${code ?? signal}: ${complaints}`));
    });
  });
  ended.catch(() => {}); // told to whoever waits for it
  return {
    running,
    ended,
    kill: () => void child.kill("SIGKILL"),
    pause: () => void child.kill("SIGSTOP"),
    goOn: () => void child.kill("SIGCONT"),
    async flush() {
      const flushed = hear("flushed");
      child.stdin.write("flush\n");
      await Promise.race([flushed, ended]);
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
