import { SingleBar } from "cli-progress";

export interface Progress {
  add(steps?: number): void;
  stop(): void;
}

/** A progress bar on stderr, or nothing where nobody would see it. */
export function startProgress(label: string, total: number, visible: boolean): Progress {
  if (!visible) return { add: () => {}, stop: () => {} };
  const bar = new SingleBar({ format: `${label} [{bar}] {value}/{total}`, stream: process.stderr, hideCursor: true });
  bar.start(total, 0);
  return { add: (steps = 1) => bar.increment(steps), stop: () => bar.stop() };
}
