export interface Progress {
  add(steps?: number): void;
  stop(): void;
}

/** A progress bar on stderr, or nothing where nobody would see it. */
export async function startProgress(label: string, total: number, visible: boolean): Promise<Progress> {
  if (!visible) return { add: () => {}, stop: () => {} };
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({ format: `${label} [{bar}] {value}/{total}`, stream: process.stderr, hideCursor: true });
  bar.start(total, 0);
  return { add: (steps = 1) => bar.increment(steps), stop: () => bar.stop() };
}
