/** A lane of `npm test`: a program in a process of its own that sends its parent a `LaneResult`. */
import { type ChildProcess, fork } from "node:child_process";
import type { ASK, Work } from "./child.ts";
import { type LaneResult, NOTHING } from "./counts.ts";
import { residentBytes } from "./memory.ts";

export interface LaneParameters {
  readonly name: string;
  readonly program: string;
  readonly args?: readonly string[];
  /** The next piece of work, for a program that asks for it; undefined when nothing is left. */
  readonly next?: () => string | undefined;
  /** Shows what the program prints when it prints it; otherwise all of it when the lane ends. */
  readonly live?: boolean;
  readonly seconds: number;
  /** Seconds that it may take to end once it has told its result. @default 30 */
  readonly grace?: number;
  readonly bytes: number;
  /** Ends the lane. */
  readonly signal: AbortSignal;
  readonly write?: (text: string) => void;
}

const GIGABYTE = 2 ** 30;

/** Why a lane has to end; undefined while it may go on. */
function watch(
  child: ChildProcess,
  { seconds, bytes, signal }: LaneParameters,
  stop: (reason: string) => void,
): () => void {
  const limit = setTimeout(() => stop(`not done after ${seconds} s`), seconds * 1_000);
  const memory = setInterval(() => {
    const held = child.pid === undefined ? undefined : residentBytes(child.pid);
    if (held !== undefined && held > bytes) {
      stop(`holds ${(held / GIGABYTE).toFixed(1)} GiB of memory, more than ${(bytes / GIGABYTE).toFixed(1)} GiB`);
    }
  }, 500);
  const aborted = () => stop("the run was ended");
  signal.addEventListener("abort", aborted, { once: true });
  return () => {
    clearTimeout(limit);
    clearInterval(memory);
    signal.removeEventListener("abort", aborted);
  };
}

const asks = (message: unknown): message is typeof ASK => (message as Partial<typeof ASK>).ask !== undefined;

const workOf = (next: string | undefined): Work => (next === undefined ? {} : { next });

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Runs a lane to its end. One that is stopped, or ends without a result, counts as one failed test. */
export function runLane(parameters: LaneParameters): Promise<LaneResult> {
  const { name, program, args = [], next, live = false, grace = 30 } = parameters;
  const { write = (text) => process.stdout.write(text) } = parameters;
  // A group of its own, so that what it started ends with it. If this process is killed, the lane sees the channel close.
  const child = fork(program, args, { stdio: ["ignore", "pipe", "pipe", "ipc"], detached: true });
  let result: LaneResult | undefined;
  let stopped: string | undefined;
  let open: NodeJS.Timeout | undefined;
  let output = "";
  const print = (text: string) => {
    if (live) write(text);
    else output += text;
  };
  child.stdout?.setEncoding("utf8").on("data", print);
  child.stderr?.setEncoding("utf8").on("data", print);
  child.on("message", (message) => {
    if (!asks(message)) {
      result = message as LaneResult;
      open = setTimeout(() => stop(`a test left something open, for ${grace} s after the result`), grace * 1_000);
    } else if (child.connected) child.send(workOf(next?.()));
  });
  const stop = (reason: string) => {
    stopped ??= reason;
    endGroup(child);
  };
  const unwatchLimits = watch(child, parameters, stop);
  const unwatch = () => {
    unwatchLimits();
    clearTimeout(open);
  };
  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      unwatch();
      reject(error);
    });
    child.once("close", (code, signal) => {
      unwatch();
      if (output !== "") write(output);
      if (result !== undefined && stopped === undefined && code === 0) return resolve(result);
      const end = stopped ?? (signal === null ? `exit code ${code}` : signal);
      const ended = `The ${name} lane was ended: ${end}`;
      write(`${ended}\n`);
      const { failed, failures, ...others } = result ?? NOTHING;
      resolve({ ...others, failed: failed + 1, failures: [...failures, ended] });
    });
  });
}
