import { useQueries, useQuery } from "@tanstack/react-query";
import type { IndexedStation } from "../../sdk/query/sensing.ts";
import { ReadFailure, readJson } from "../browser/read-json.ts";
import type { BridgeReading } from "./bridge-readings.ts";

/** What a bridge keeps of a station and no batch on the chain has yet. */
export interface Unsealed {
  readonly count: number;
  /** When the oldest of them came in, seconds since 1970; undefined where there is none. */
  readonly since: number | undefined;
}

/** Of each station; undefined while it is asked, `null` where no bridge of it is known, or that does not have the station. */
export function useUnsealed(stations: readonly IndexedStation[]): readonly (Unsealed | null | undefined)[] {
  const found = useQueries({
    queries: stations.map(({ id, lastSeq }) => ({
      queryKey: ["bridge", "unsealed", id, lastSeq],
      queryFn: () => orNull(() => unsealedOf(id, lastSeq)),
    })),
  });
  return found.map(({ data }) => data);
}

async function unsealedOf(station: number, sealedThrough: number): Promise<Unsealed> {
  const path = `/v1/stations/${station}/bridge`;
  const { lastSeq } = await readJson<{ readonly lastSeq: number }>(path);
  const count = Math.max(0, lastSeq - sealedThrough);
  if (count === 0) return { count, since: undefined };
  // A number that was given up has no reading: then the age is not known.
  const oldest = await orNull(() => readJson<BridgeReading>(`${path}/readings/${sealedThrough + 1}`));
  const since = Math.floor(Date.parse(oldest?.receivedAt ?? "") / 1_000);
  return { count, since: Number.isNaN(since) ? undefined : since };
}

/** How a bridge is, by its place in the configuration. */
export interface BridgeHealth {
  readonly bridge: number;
  /** What is in trouble there, by what it is about; `null` where it does not answer. */
  readonly problems: Readonly<Record<string, string>> | null;
}

/** How each bridge is; undefined while that is asked. */
export function useBridges(): readonly BridgeHealth[] | undefined {
  const { data } = useQuery({
    queryKey: ["bridge", "health"],
    queryFn: () => readJson<readonly BridgeHealth[]>("/v1/bridges"),
  });
  return data;
}

async function orNull<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ReadFailure && [404, 502].includes(error.status)) return null;
    throw error;
  }
}
