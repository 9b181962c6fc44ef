import type { IndexerConfig } from "../config/config.ts";

export type BridgeConfig = NonNullable<IndexerConfig["bridges"]>[number];

/** The bridge that has a station's readings: the one that names the station before one that names its operator. */
export function bridgeOf(
  station: { readonly id: number; readonly operator: number },
  bridges: readonly BridgeConfig[],
): BridgeConfig | undefined {
  return (
    bridges.find(({ stations }) => stations?.includes(station.id)) ??
    bridges.find(({ organisation }) => organisation === station.operator)
  );
}
