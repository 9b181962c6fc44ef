import type { ReadingStore } from "../model/store.ts";

/** Readings that are durable and in no batch yet. */
export async function unbatched(store: ReadingStore, station: number): Promise<number> {
  return (await store.lastSeq(station)) - (await store.batchedThrough(station));
}

/** Readings that are durable and not on chain yet. */
export async function unsealedReadings(store: ReadingStore, station: number): Promise<number> {
  const [last, [open]] = [await store.lastSeq(station), await store.unsealed(station, 1)];
  return open === undefined ? unbatched(store, station) : last - open.batch.firstSeq + 1;
}

/** When the last reading of a station was received, 0 where there is none. */
export async function lastArrival(store: ReadingStore, station: number): Promise<number> {
  const last = await store.lastSeq(station);
  const [reading] = last === 0 ? [] : await store.readings(station, last, last);
  return reading?.receivedAt ?? 0;
}
