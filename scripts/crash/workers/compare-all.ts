import type { ReadingStore } from "../../../src/bridge/model/store.ts";
import type { Client } from "../../../src/sdk/core/client.ts";
import type { Station } from "../../../src/sdk/sensing/model/station.ts";
import { seeded } from "../../../src/testing/random.ts";
import { compareReadings, compareStation } from "../bridge/compare.ts";
import type { RunningDevice } from "../bridge/devices.ts";

export interface CompareAllParameters {
  readonly client: Client;
  readonly store: ReadingStore;
  /** One for each station, in their order. */
  readonly devices: readonly RunningDevice[];
  readonly stations: readonly Station[];
  readonly seed: number;
}

/** The store of all workers with what the broker acknowledged, and the chain with the store. */
export async function compareAll({ client, store, devices, stations, seed }: CompareAllParameters) {
  const random = seeded(seed);
  const totals = { readings: 0, batches: 0, proved: 0, duplicates: 0 };
  const problems: string[] = [];
  for (const [i, station] of stations.entries()) {
    const found = await compareReadings(store, station, devices[i]?.device.ledger.acknowledged ?? []);
    const chain = await compareStation(client, store, station.id, random);
    totals.duplicates += found.duplicates;
    totals.readings += chain.readings;
    totals.batches += chain.batches;
    totals.proved += chain.proved;
    problems.push(...found.problems, ...chain.problems);
  }
  return { ...totals, problems };
}
