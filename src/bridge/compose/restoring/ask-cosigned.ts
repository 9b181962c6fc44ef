import type { BridgeConfig } from "../../config/config.ts";
import type { SignedBatch } from "../../model/gateway.ts";
import { fetchCosigned } from "../../submit/fetch-cosigned.ts";
import type { SignedAtParameters } from "./signed-at.ts";

const TIMEOUT = 15_000;

/** Asks each co-signing gateway of the configuration what it signed at a place. */
export function askCosigned(
  { stations }: Pick<BridgeConfig, "stations">,
  { station, firstSeq }: Pick<SignedAtParameters, "station" | "firstSeq">,
  fetch: typeof globalThis.fetch,
): Promise<SignedBatch | undefined>[] {
  const { cosigners = [] } = stations.find((each) => each.station === station) ?? {};
  return cosigners.map(({ url, key }) =>
    fetchCosigned({ url, apiKey: key, station, firstSeq, timeout: TIMEOUT, fetch }),
  );
}
