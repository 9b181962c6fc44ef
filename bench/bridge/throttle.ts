/** Slow machines: processes that run for a share of the time and stand still for the rest. */

/** Milliseconds from one turn of a process to its next. */
const PERIOD = 16;

/**
 * Lets each process run for a `share` of every period and stops it for the rest (SIGSTOP, SIGCONT), one after the other as far as their
 * shares allow. Returns what ends that; they all run then.
 */
export function throttle(pids: readonly number[], share: number): () => void {
  const signal = (pid: number, name: "SIGSTOP" | "SIGCONT") => {
    try {
      process.kill(pid, name);
    } catch {} // it has ended
  };
  const timers = new Set<NodeJS.Timeout>();
  const after = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const turn = (pid: number): void => {
    signal(pid, "SIGCONT");
    after(PERIOD * share, () => {
      signal(pid, "SIGSTOP");
      after(PERIOD * (1 - share), () => turn(pid));
    });
  };
  for (const [n, pid] of pids.entries()) after((n * PERIOD) / pids.length, () => turn(pid));
  return () => {
    for (const timer of timers) clearTimeout(timer);
    for (const pid of pids) signal(pid, "SIGCONT");
  };
}
