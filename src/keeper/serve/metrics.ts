import { Registry } from "prom-client";
import { registerPending, registerProblems } from "../../lib/program-gauges.ts";
import type { KeeperState } from "./health.ts";

/** What Prometheus can ask of a keeper, read when it is asked. */
export function createMetrics(state: () => KeeperState, pending: () => number): Registry {
  const registry = new Registry();
  registerPending(registry, pending);
  registerProblems(registry, () => Object.keys(state().problems));
  return registry;
}
