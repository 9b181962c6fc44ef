import type { StationConfig } from "../config/config.ts";
import { bridgeError } from "../model/errors.ts";
import type { Registry } from "../model/registry.ts";
import type { ReadingStore } from "../model/store.ts";

export interface PlaceParameters {
  readonly stations: readonly StationConfig[];
  readonly registry: Registry;
  /** Address of this gateway. */
  readonly gateway: string;
  readonly store: Pick<ReadingStore, "batchedThrough">;
  /** Number of a station's last sealed reading. */
  lastSealed(station: number): Promise<number>;
}

/**
 * Refuses what could run for months and seal nothing.
 *
 * @throws `GATEWAY_NOT_IN_SET`, `STORE_BEHIND_CHAIN`.
 */
export async function requirePlace(parameters: PlaceParameters): Promise<void> {
  const { stations, registry, gateway, store, lastSealed } = parameters;
  for (const { station, proposes } of stations) {
    const registered = registry.station(station);
    if (registered === undefined) continue;
    const { gateways, epoch } = registered;
    if (!gateways.some((each) => each.toLowerCase() === gateway.toLowerCase())) {
      const message = `station ${station}: ${gateway} is none of its gateways (set ${epoch})`;
      throw bridgeError("GATEWAY_NOT_IN_SET", message, { station, gateway, epoch, gateways });
    }
    if (!proposes) continue;
    // The chain first: another worker may close and seal a batch in between.
    const sealedThrough = await lastSealed(station);
    const batchedThrough = await store.batchedThrough(station);
    if (batchedThrough >= sealedThrough) continue;
    const message = `station ${station}: the chain has readings up to ${sealedThrough}, the store batches up to ${batchedThrough}`;
    throw bridgeError("STORE_BEHIND_CHAIN", message, { station, sealedThrough, batchedThrough });
  }
}

/** Of stations that the register does not have (yet), each `STATION_NOT_REGISTERED`. */
export function unregistered(stations: readonly number[], registry: Registry): Map<number, Error | undefined> {
  return new Map(
    stations.map((station) => [
      station,
      registry.station(station) === undefined
        ? bridgeError("STATION_NOT_REGISTERED", `the register has no station ${station} in service`, { station })
        : undefined,
    ]),
  );
}
