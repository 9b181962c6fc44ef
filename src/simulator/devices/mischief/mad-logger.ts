import type { Clock } from "../../../lib/clock.ts";
import { createHostReader } from "../hj212/answers.ts";
import { openLine } from "../socket/tcp-line.ts";

export interface MadLoggerParameters {
  readonly host: string;
  readonly port: number;
  /** Frame number `n`, from 0. */
  frame(n: number): Uint8Array;
  readonly frames: number;
  /** @default 1 000 */
  readonly framesPerSecond?: number;
  readonly clock: Clock;
}

export interface MadLoggerResult {
  readonly written: number;
  /** Answers of any kind that came back until the line was closed. */
  readonly answers: number;
  /** Whether the bridge hung up. */
  readonly thrownOut: boolean;
}

/** Bursts per second: timers are too coarse for one frame each. */
const BURSTS = 20;

/** A logger that sends and sends, and waits for nobody. */
export async function runMadLogger(parameters: MadLoggerParameters): Promise<MadLoggerResult> {
  const { host, port, frame, frames, framesPerSecond = 1_000, clock } = parameters;
  const hungUp = new AbortController();
  let answers = 0;
  let written = 0;
  const line = await openLine(host, port, {
    data: createHostReader(() => {
      answers += 1;
    }),
    closed: () => hungUp.abort(),
  });
  const burst = Math.max(1, Math.round(framesPerSecond / BURSTS));
  while (written < frames && !hungUp.signal.aborted) {
    for (let n = 0; n < burst && written < frames; n++) line.write(frame(written++));
    await clock.sleep(1000 / BURSTS, hungUp.signal);
  }
  const thrownOut = hungUp.signal.aborted;
  line.close();
  return { written, answers, thrownOut };
}
