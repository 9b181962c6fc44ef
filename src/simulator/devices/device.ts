import type { SimulatedReading } from "../reading.ts";

/** A field device that speaks to the bridge over a real socket. */
export interface Device {
  readonly ledger: Ledger;
  /**
   * Sends readings as fast as they are acknowledged, a bounded number of packs ahead. Resolves when each was acknowledged,
   * refused or given up. A source that waits between its readings sets another speed.
   */
  send(readings: Iterable<SimulatedReading> | AsyncIterable<SimulatedReading>): Promise<void>;
  close(): Promise<void>;
}

/** What became of what a device sent. Packs are what is acknowledged in one piece. */
export interface Ledger {
  readonly packs: {
    /** Different ones. */
    readonly sent: number;
    /** Sendings beyond the first of each pack. */
    readonly resent: number;
    readonly acknowledged: number;
    /** The bridge said that it will not have them. */
    readonly refused: number;
    /** No answer after every try. */
    readonly givenUp: number;
  };
  /** Readings of the acknowledged packs: all of them have to be in the bridge's store. */
  readonly acknowledged: readonly SimulatedReading[];
  /** Why packs were refused, with how many each. */
  readonly refusals: ReadonlyMap<string, number>;
}

export type Outcome = "acknowledged" | "givenUp" | { readonly refused: string };

/** A ledger while it is written. */
export interface OpenLedger {
  readonly ledger: Ledger;
  sent(): void;
  resent(): void;
  settled(readings: readonly SimulatedReading[], outcome: Outcome): void;
}

/** @param keep Whether acknowledged readings are kept; long runs only count. */
export function openLedger(keep = true): OpenLedger {
  const packs = { sent: 0, resent: 0, acknowledged: 0, refused: 0, givenUp: 0 };
  const acknowledged: SimulatedReading[] = [];
  const refusals = new Map<string, number>();
  return {
    ledger: { packs, acknowledged, refusals },
    sent: () => {
      packs.sent += 1;
    },
    resent: () => {
      packs.resent += 1;
    },
    settled(readings, outcome) {
      if (typeof outcome === "object") {
        packs.refused += 1;
        refusals.set(outcome.refused, (refusals.get(outcome.refused) ?? 0) + 1);
        return;
      }
      packs[outcome] += 1;
      if (outcome === "acknowledged" && keep) acknowledged.push(...readings);
    },
  };
}
