export interface Progress {
  /** Some steps were done, or parts of one. */
  add(steps?: number): void;
  stop(): void;
}

/** A progress bar on a terminal, or nothing where nobody would see it. It has no colours. */
export async function startProgress(
  label: string,
  total: number,
  visible: boolean,
  stream: NodeJS.WritableStream = process.stderr,
): Promise<Progress> {
  if (!visible) return { add: () => {}, stop: () => {} };
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({ format: `${label} [{bar}] {value}/{total}`, stream, hideCursor: true });
  bar.start(total, 0);
  let done = 0;
  return {
    add(steps = 1) {
      done += steps;
      bar.update(Math.ceil(done)); // so that the last part of a step ends it
    },
    stop: () => bar.stop(),
  };
}
