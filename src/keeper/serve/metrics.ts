import { Registry } from "prom-client";
import { registerPending, registerProblems } from "../../lib/program-gauges.ts";

/**
 * What Prometheus can ask of a keeper, read when it is asked.
 *
 * @param codes Of what is wrong now.
 */
export function createMetrics(codes: () => readonly string[], pending: () => number): Registry {
  const registry = new Registry();
  registerPending(registry, pending);
  registerProblems(registry, codes);
  return registry;
}
