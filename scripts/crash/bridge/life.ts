import { fileURLToPath } from "node:url";
import { runChild } from "../run-child.ts";
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
export function startLife(task: BridgeTask, warn: (line: string) => void): Life {
  let lastLine = "";
  const heard = new Map<string, () => void>();
  const hear = (line: string) => new Promise<void>((resolve) => heard.set(line, resolve));
  const running = hear("running");
  const child = runChild(CHILD, task, {
    onLine(line) {
      lastLine = line;
      heard.get(line)?.();
    },
    onComplaint: warn,
  });
  const ended = child.ended.then(({ killed }) => ({ killed, lastLine }));
  ended.catch(() => {}); // told to whoever waits for it
  return {
    running,
    ended,
    kill: () => child.signal("SIGKILL"),
    pause: () => child.signal("SIGSTOP"),
    goOn: () => child.signal("SIGCONT"),
    async flush() {
      const flushed = hear("flushed");
      child.input.write("flush\n");
      await Promise.race([flushed, ended]);
    },
    async close() {
      child.input.end();
      await ended;
    },
  };
}
