import { useQuery } from "@tanstack/react-query";
import { ReadFailure, readJson } from "../browser/read-json.ts";

/** A reading as the bridge's API gives it. */
export interface BridgeReading {
  readonly station: number;
  readonly seq: number;
  readonly sensor: number;
  readonly parameter: string | null;
  readonly unit: string | null;
  /** Decimal text; null where it is missing. */
  readonly value: string | null;
  readonly observedAt: string;
  readonly receivedAt: string;
  readonly conflict: boolean;
  /** QARTOD. */
  readonly quality: number;
  readonly checks: readonly string[];
  readonly sealed: boolean;
}

/** Readings that are drawn at once: as many as the bridge gives. */
export const WINDOW = 1_000;

/**
 * Readings of a station from a number on. `null` where no bridge of it is known to the indexer: then only what batches carried to the
 * chain is known.
 */
export function useReadings(station: number, from: number) {
  return useQuery({
    queryKey: ["bridge", "readings", station, from],
    queryFn: async () => {
      try {
        const path = `/v1/stations/${station}/bridge/readings?from=${from}&limit=${WINDOW}`;
        return await readJson<readonly BridgeReading[]>(path);
      } catch (error) {
        if (error instanceof ReadFailure && [404, 502].includes(error.status)) return null;
        throw error;
      }
    },
  });
}

/** The text of a reading's proof; `null` where no bridge of the station is known, or it has none. */
export function useProofText(station: number, seq: number) {
  return useQuery({
    queryKey: ["bridge", "proof", station, seq],
    queryFn: async () => {
      try {
        const path = `/v1/stations/${station}/bridge/readings/${seq}/proof`;
        return JSON.stringify(await readJson<object>(path));
      } catch (error) {
        if (error instanceof ReadFailure && [404, 502].includes(error.status)) return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
