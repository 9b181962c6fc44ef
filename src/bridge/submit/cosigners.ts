import type { Deployment } from "../../sdk/core/deployment.ts";
import type { StationConfig } from "../config/config.ts";
import type { ReadingStore } from "../store/store.ts";
import type { Cosigner } from "./cosigner.ts";
import { httpCosigner } from "./http-cosigner.ts";
import { proposePast } from "./propose.ts";

const TIMEOUT = 60_000;

/** Whom each station's batches are shown to, as the configuration says. */
export function configuredCosigners(
  stations: readonly Pick<StationConfig, "station" | "cosigners">[],
  { store, deployment, fetch }: CosigningWith,
): (station: number) => readonly Cosigner[] {
  const byStation = new Map(
    stations.map(({ station, cosigners = [] }) => [
      station,
      cosigners.map(({ url, key }) =>
        httpCosigner({
          url,
          apiKey: key,
          timeout: TIMEOUT,
          fetch,
          deployment,
          pastOf: (station, before) => proposePast(store, station, before),
        }),
      ),
    ]),
  );
  return (station) => byStation.get(station) ?? [];
}

export interface CosigningWith {
  readonly store: Pick<ReadingStore, "readings" | "frames" | "batchOf">;
  readonly deployment: Pick<Deployment, "chainId" | "contracts">;
  readonly fetch: typeof globalThis.fetch;
}
