import { Gauge, type Registry } from "prom-client";

/**
 * What is wrong with a program, for Prometheus: how many problems of each code of the catalogue. None of a code that nothing has.
 *
 * @param codes Of what is wrong now, each as often as it is.
 */
export function registerProblems(
  registry: Registry,
  codes: () => readonly string[] | Promise<readonly string[]>,
): void {
  new Gauge({
    name: "tallystick_problems",
    help: "What is wrong, by code, see /health",
    labelNames: ["code"],
    registers: [registry],
    async collect() {
      const now = await codes();
      this.reset();
      for (const code of now) this.inc({ code });
    },
  });
}

/** How many transactions an outbox has that are not final, for Prometheus. */
export function registerPending(registry: Registry, pending: () => number | Promise<number>): void {
  new Gauge({
    name: "tallystick_outbox_pending",
    help: "Transactions of the outbox that are not final",
    registers: [registry],
    async collect() {
      this.set(await pending());
    },
  });
}
