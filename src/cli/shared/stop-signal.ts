/** Listens for the wish to stop, so that one that comes early is not lost and what was opened is let go of in any case. */
export function stopSignal(): { readonly came: Promise<void>; readonly signal: AbortSignal; forget(): void } {
  const { promise: came, resolve } = Promise.withResolvers<void>();
  const controller = new AbortController();
  const hear = () => {
    controller.abort();
    resolve();
  };
  process.once("SIGINT", hear).once("SIGTERM", hear);
  return { came, signal: controller.signal, forget: () => process.off("SIGINT", hear).off("SIGTERM", hear) };
}
