/** The signals that end a run. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** `signal` is aborted when this process is told to end; `done` leaves signals alone again. */
export function onEnd(): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const name of SIGNALS) process.on(name, abort);
  return {
    signal: controller.signal,
    done() {
      for (const name of SIGNALS) process.off(name, abort);
    },
  };
}
