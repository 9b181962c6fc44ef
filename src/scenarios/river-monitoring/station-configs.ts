import type { BridgeConfig, StationConfig } from "../../bridge/config/config.ts";
import { apiKeyDigest } from "../../bridge/ingest/http/keys.ts";
import type { Station } from "../../sdk/sensing/model/station.ts";
import { TALLY_RIVER } from "../../simulator/definition.ts";
import { API_KEY } from "./parties.ts";

/** How each simulated station sends, and who signs its batches too. */
export function stationConfigs(
  stations: ReadonlyMap<string, Station>,
  proposes: boolean,
  cosigner?: { readonly url: string },
): StationConfig[] {
  return TALLY_RIVER.map(({ plan: { key, protocol, deviceId } }) => ({
    station: stations.get(key)?.id as number,
    proposes,
    ...(cosigner && { cosigners: [{ url: cosigner.url, key: API_KEY }] }),
    ...(protocol === "mqtt" && { mqtt: { filter: `tallystick/${key}/#` } }),
    ...(protocol === "http" && {
      http: { key, keyDigests: [apiKeyDigest(API_KEY)] },
    }),
    ...(protocol === "hj212" && { hj212: { [deviceId]: { dialect: "2017" as const } } }),
  }));
}

/** The sources that both gateways hear. */
export const sources = (broker: string, name: string): Partial<BridgeConfig> => ({
  mqtt: [{ url: broker, version: "3.1.1", clientId: `gateway-${name}` }],
  hj212: { host: "127.0.0.1", port: 0 },
});
