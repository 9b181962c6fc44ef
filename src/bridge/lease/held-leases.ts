import type { Clock } from "../../lib/clock.ts";
import { Wake } from "../../lib/wake.ts";
import type { Lease, Tenure } from "../model/lease.ts";

/** Why a station's work is to end. */
export type LossReason = "lost" | "expired" | "released" | "closed";

export type LeaseChange = "taken" | LossReason;

export interface HeldLeasesParameters {
  readonly clock: Clock;
  readonly onTaken: (lease: Lease) => void;
  readonly onLost: (lease: Lease, why: LossReason) => void;
}

interface Held {
  readonly lease: Lease;
  readonly over: AbortController;
}

/**
 * What this worker knows of its leases. It believes in none for longer than it asked for, by its own clock and from before it
 * asked: where that clock errs, the database's fence refuses.
 */
export class HeldLeases implements Tenure {
  readonly #parameters: HeldLeasesParameters;
  readonly #held = new Map<number, Held>();
  /** Who waits for a station: sealing, and submission. */
  readonly #waiting = new Map<number, Wake[]>();
  #until = Number.NEGATIVE_INFINITY;
  readonly #changes: Record<LeaseChange, number> = { taken: 0, lost: 0, expired: 0, released: 0, closed: 0 };

  constructor(parameters: HeldLeasesParameters) {
    this.#parameters = parameters;
  }

  /** When what is held ends, unless it is renewed. Unix milliseconds. */
  get until(): number {
    return this.#until;
  }

  /** How often each happened since the start. */
  get changes(): Readonly<Record<LeaseChange, number>> {
    return this.#changes;
  }

  all(): Lease[] {
    return [...this.#held.values()].map(({ lease }) => lease);
  }

  token(station: number): number | undefined {
    return this.holds(station) ? this.#held.get(station)?.lease.token : undefined;
  }

  holds(station: number): boolean {
    return this.#held.has(station) && this.#parameters.clock.now() < this.#until;
  }

  /** The database renewed these, and no others. */
  renew(leases: readonly Lease[], until: number): void {
    const renewed = new Set(leases.map(({ station }) => station));
    for (const station of this.#held.keys()) if (!renewed.has(station)) this.#end(station, "lost");
    this.#until = until;
  }

  take(leases: readonly Lease[]): void {
    for (const lease of leases) {
      this.#end(lease.station, "lost");
      this.#held.set(lease.station, { lease, over: new AbortController() });
      this.#changes.taken++;
      this.#parameters.onTaken(lease);
      for (const wake of this.#waiting.get(lease.station) ?? []) wake.notify();
    }
  }

  /** Ends the work of stations, which are to be given back. Returns their leases. */
  drop(stations: readonly number[]): Lease[] {
    const dropped = stations.flatMap((station) => this.#held.get(station)?.lease ?? []);
    for (const { station } of dropped) this.#end(station, "released");
    return dropped;
  }

  /** The database says that a station is another's. */
  lose(station: number): void {
    this.#end(station, "lost");
  }

  /** Ends the work of all stations. */
  dropAll(why: LossReason): void {
    for (const station of [...this.#held.keys()]) this.#end(station, why);
  }

  async whileHeld(station: number, signal: AbortSignal, work: (held: AbortSignal) => Promise<void>): Promise<void> {
    const wake = new Wake();
    this.#waiting.set(station, [...(this.#waiting.get(station) ?? []), wake]);
    while (!signal.aborted) {
      const held = this.#held.get(station);
      if (held === undefined || held.over.signal.aborted) await wake.wait(signal);
      else await work(AbortSignal.any([signal, held.over.signal]));
    }
  }

  #end(station: number, why: LossReason): void {
    const held = this.#held.get(station);
    if (held === undefined) return;
    this.#held.delete(station);
    held.over.abort(new Error(`the lease of station ${station} is ${why}`));
    this.#changes[why]++;
    this.#parameters.onLost(held.lease, why);
  }
}
