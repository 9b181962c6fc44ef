/** Listens for the wish to stop, so that one that comes early is not lost and what was opened is let go of in any case. */
export function stopSignal(): {
  readonly came: Promise<NodeJS.Signals>;
  readonly signal: AbortSignal;
  forget(): void;
} {
  const { promise: came, resolve } = Promise.withResolvers<NodeJS.Signals>();
  const controller = new AbortController();
  const hear = (name: NodeJS.Signals) => {
    controller.abort();
    resolve(name);
  };
  process.once("SIGINT", hear).once("SIGTERM", hear);
  return { came, signal: controller.signal, forget: () => process.off("SIGINT", hear).off("SIGTERM", hear) };
}
