import { Gauge, Registry } from "prom-client";
import type { RelayState } from "../state.ts";
import type { RequestStore } from "../store/requests.ts";

/** What Prometheus can ask of a relayer: its own state, read when it is asked. */
export function createMetrics(state: () => RelayState, requests: RequestStore): Registry {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, value: () => number | null) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const now = value();
        if (now !== null) this.set(now);
      },
    });
  gauge("tallystick_relay_side_head", "Newest block of the other chain", () => state().head);
  gauge("tallystick_relay_newest_height", "Newest header of the light client", () => state().number);
  gauge("tallystick_relay_trusted_until_seconds", "When the light client's trust ends", () => state().trustedUntil);
  gauge("tallystick_relay_brought_transactions", "Transactions since it was started", () => state().brought);
  gauge("tallystick_relay_problems", "How much is wrong, see /health", () => Object.keys(state().problems).length);
  new Gauge({
    name: "tallystick_relay_requests",
    help: "Heights that were asked for, by state",
    labelNames: ["state"],
    registers,
    collect() {
      const counts = requests.count();
      for (const each of ["Waiting", "Recorded", "Refused"]) this.set({ state: each }, counts[each] ?? 0);
    },
  });
  return registry;
}
