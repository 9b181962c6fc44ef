import { Gauge, Registry } from "prom-client";
import { registerProblems } from "../../lib/program-gauges.ts";
import { type IndexerState, problemsOf } from "../follow/state.ts";

/** What Prometheus can ask of an indexer: its own state, read when it is asked. */
export function createMetrics(state: IndexerState, listeners: () => number): Registry {
  const registry = new Registry();
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge("tallystick_indexer_head", "Newest block of the node", () => state.head ?? Number.NaN);
  gauge("tallystick_indexer_block", "Last block whose events are stored", () => state.block);
  gauge("tallystick_indexer_leader", "Whether this process follows the chain", () => (state.isLeader ? 1 : 0));
  gauge("tallystick_indexer_listeners", "Streams of changes that are open", listeners);
  registerProblems(registry, () => Object.keys(problemsOf(state)));
  return registry;
}
