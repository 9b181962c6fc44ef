import { Option } from "commander";
import { pino } from "pino";
import { exitAfter } from "../../lib/exit-after.ts";
import type { Logger } from "../../lib/logger.ts";
import { stopSignal } from "./stop-signal.ts";

const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;
/** Milliseconds after which a program ends in any case, once it is told to: what it answered, sent or promised is on disk by then. */
const LONGEST_STOP = 13_000;

/** The option that every program has. */
export const logLevelOption = (): Option =>
  new Option("--log-level <level>", "what is logged").choices(LEVELS).default("info");

export interface RunUntilStoppedParameters<Program> {
  readonly logLevel: string;
  open(log: Logger): Promise<Program>;
  /** Tells the user of the program, and waits until it is to end. `stopped` resolves when somebody asks for that. */
  use(program: Program, stopped: Promise<NodeJS.Signals>, log: Logger): Promise<void>;
}

/** Opens a program, has it used, and closes it in any case. It logs on standard error: standard output carries the result. */
export async function runUntilStopped<Program extends { close(): Promise<unknown> }>(
  parameters: RunUntilStoppedParameters<Program>,
): Promise<void> {
  const { logLevel, open, use } = parameters;
  const stop = stopSignal();
  void stop.came.then(() => exitAfter(LONGEST_STOP, 0));
  const log = pino({ level: logLevel, base: null }, pino.destination(2));
  let program: Program | undefined;
  try {
    program = await open(log);
    await use(program, stop.came, log);
  } finally {
    stop.forget();
    await program?.close();
  }
}
