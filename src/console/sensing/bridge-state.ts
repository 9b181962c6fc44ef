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

/** Of each station; undefined while it is asked, `null` where no bridge is connected, or it does not have the station. */
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
  const path = `/console/bridge/v1/stations/${station}`;
  const { lastSeq } = await readJson<{ readonly lastSeq: number }>(path);
  const count = Math.max(0, lastSeq - sealedThrough);
  if (count === 0) return { count, since: undefined };
  // A number that was given up has no reading: then the age is not known.
  const oldest = await orNull(() => readJson<BridgeReading>(`${path}/readings/${sealedThrough + 1}`));
  const since = Math.floor(Date.parse(oldest?.receivedAt ?? "") / 1_000);
  return { count, since: Number.isNaN(since) ? undefined : since };
}

/** What is in trouble at the bridge, by what it is about; undefined while it is asked, `null` where none is connected. */
export function useBridgeProblems(): Readonly<Record<string, string>> | null | undefined {
  const { data } = useQuery({
    queryKey: ["bridge", "health"],
    queryFn: () =>
      orNull(async () => {
        const { problems = {} } = await readJson<{ readonly problems?: Readonly<Record<string, string>> }>(
          "/console/bridge/health",
          [503],
        );
        return problems;
      }),
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
