import { Wake } from "../../../lib/wake.ts";
import type { DspSettings } from "../dsp.ts";
import type { Process } from "../model/process.ts";
import type { DspPorts } from "../ports.ts";

/** What every part of the engine works with. */
export interface Context {
  readonly ports: DspPorts;
  readonly settings: Required<DspSettings>;
  /** Told when something falls due. */
  readonly wake: Wake;
}

export function contextOf(ports: DspPorts, settings: DspSettings): Context {
  const { baseUrl, openPerParticipant = 100, pageSize = 100, attempts = 20 } = settings;
  const resolved = { baseUrl: baseUrl.replace(/\/+$/, ""), openPerParticipant, pageSize, attempts };
  return { ports, settings: resolved, wake: new Wake() };
}

/** Milliseconds until the next attempt after `attempts` of them: doubled from a second to an hour. */
export const backoff = (attempts: number): number => Math.min(1_000 * 2 ** Math.max(attempts - 1, 0), 3_600_000);

/** Changes a process that may have changed since it was read. Undefined from `change`: it stays as it is. */
export function change<P extends Process>(
  { ports, wake }: Context,
  pid: string,
  change: (process: P) => P | undefined,
): P | undefined {
  const changed = ports.store.transaction(() => {
    const process = ports.store.get(pid) as P | undefined;
    const next = process === undefined ? undefined : change(process);
    if (next === undefined) return undefined;
    ports.store.replace({ ...next, updatedAt: ports.clock.now() });
    return next;
  });
  if (changed !== undefined) wake.notify();
  return changed;
}
