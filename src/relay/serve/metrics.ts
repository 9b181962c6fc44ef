import { Counter, Gauge, Registry } from "prom-client";
import { registerPending, registerProblems } from "../../lib/program-gauges.ts";
import type { RelayState } from "../state.ts";
import type { RequestStore } from "../store/request.ts";

/** What Prometheus can ask of a relayer: its own state, read when it is asked. */
export function createMetrics(state: () => RelayState, requests: RequestStore, pending: () => number): Registry {
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
  const counter = (name: string, help: string, value: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  gauge("tallystick_relay_side_head", "Newest block of the other chain", () => state().head);
  gauge("tallystick_relay_newest_height", "Newest header of the light client", () => state().number);
  gauge("tallystick_relay_trusted_until_seconds", "When the light client's trust ends", () => state().trustedUntil);
  gauge("tallystick_relay_trust_period_seconds", "The light client's trust period", () => state().trustPeriod);
  counter("tallystick_relay_looks_total", "Looks at the other chain", () => state().looks);
  counter("tallystick_relay_missed_slots_total", "Slots whose state was gone", () => state().missed);
  counter("tallystick_relay_rounds_total", "Rounds on this chain", () => state().rounds);
  counter("tallystick_relay_brought_transactions_total", "Transactions that were mined", () => state().brought);
  registerPending(registry, pending);
  registerProblems(registry, () => Object.keys(state().problems));
  new Gauge({
    name: "tallystick_relay_requests",
    help: "Heights that were asked for, by state",
    labelNames: ["state"],
    registers,
    collect() {
      for (const [state, count] of Object.entries(requests.count())) this.set({ state }, count);
    },
  });
  return registry;
}
