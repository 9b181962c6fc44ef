import type { Deployment } from "../../sdk/core/deployment.ts";
import type { ReadingStore } from "../model/store.ts";
import type { Cosigner } from "./cosigner.ts";
import { httpCosigner } from "./http-cosigner.ts";
import { proposePast } from "./propose.ts";

const TIMEOUT = 60_000;

/** A station, and the gateways that its batches are shown to. */
export interface Cosigned {
  readonly station: number;
  readonly cosigners?: readonly { readonly url: string; readonly key: string }[];
}

/** Whom each station's batches are shown to, as the configuration says. */
export function configuredCosigners(
  stations: readonly Cosigned[],
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
  readonly store: Pick<ReadingStore, "readings" | "frames" | "anchorOf" | "lastGap">;
  readonly deployment: Pick<Deployment, "chainId" | "contracts">;
  readonly fetch: typeof globalThis.fetch;
}
