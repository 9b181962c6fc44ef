import { fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Answer, Call } from "./protocol.ts";

/** A process that answers calls, in their order. */
export interface EngineProcess {
  send(call: Call): void;
  /** Who hears what it answers from now on. */
  onAnswer(hear: (answer: Answer) => void): void;
  /** Hears once that it ended, however. */
  onEnd(hear: (reason: string) => void): void;
  /** Ends it at once, whatever it does. Resolves once it is gone. */
  kill(): Promise<void>;
}

export type StartProcess = (options: { readonly heapMiB: number }) => EngineProcess;

/**
 * Starts the engine in a process of its own: native code that does not return, or crashes, takes nothing with it. It has no environment, and
 * so none of the service's secrets.
 */
export const startProcess: StartProcess = ({ heapMiB }) => {
  const program = new URL(`./main${extname(import.meta.url)}`, import.meta.url);
  const child = fork(fileURLToPath(program), [], {
    cwd: "/",
    env: {},
    execArgv: [`--max-old-space-size=${heapMiB}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (status, signal) => resolve(`ended with ${signal ?? status}`));
  });
  let heard: (answer: Answer) => void = () => {};
  child.on("message", (answer) => heard(answer as Answer));
  return {
    send: (call) => void child.send(call, () => {}), // that it is gone, is heard of by onEnd
    onAnswer(hear) {
      heard = hear;
    },
    onEnd: (hear) => void ended.then(hear),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
};
