/** Hears that the run is to end, as often as it is said: what was started is stopped first. */
export function hearStop(): { readonly signal: AbortSignal; forget(): void } {
  const controller = new AbortController();
  const hear = () => controller.abort();
  const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of names) process.on(name, hear);
  return {
    signal: controller.signal,
    forget() {
      for (const name of names) process.off(name, hear);
    },
  };
}
