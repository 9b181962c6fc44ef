import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";

/** What Prometheus can ask of a vault. Names end in their unit. */
export interface VaultMetrics {
  readonly registry: Registry;
  /** Requests that were refused, by code. */
  readonly refusals: Counter<"code">;
  /** Accesses by the state that they came to. */
  readonly accesses: Counter<"state">;
  /** Bytes of ciphertext that were sent. */
  readonly sent: Counter;
  readonly busy: Gauge;
}

export function createVaultMetrics(): VaultMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    refusals: new Counter({
      name: "tallystick_vault_refusals_total",
      help: "Requests that were refused, by code",
      labelNames: ["code"],
      registers,
    }),
    accesses: new Counter({
      name: "tallystick_vault_accesses_total",
      help: "Accesses by the state that they came to",
      labelNames: ["state"],
      registers,
    }),
    sent: new Counter({
      name: "tallystick_vault_sent_bytes_total",
      help: "Bytes of ciphertext that were sent",
      registers,
    }),
    busy: new Gauge({ name: "tallystick_vault_busy_requests", help: "Accesses being prepared or streamed", registers }),
  };
}
