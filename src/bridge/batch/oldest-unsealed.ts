import { bridgeError } from "../model/errors.ts";
import type { ReadingStore } from "../model/store.ts";

/** When the oldest reading of a station that is not on chain yet was received; undefined where all are. */
export async function oldestUnsealed(store: ReadingStore, station: number): Promise<number | undefined> {
  const [open] = await store.unsealed(station, 1);
  if (open !== undefined) return open.batch.from;
  const next = (await store.batchedThrough(station)) + 1;
  const [first] = await store.readings(station, next, next);
  return first?.receivedAt;
}

/** Times `maxAge` after which a reading that is not sealed is a problem, whatever holds it up. */
const PATIENCE = 10;
/** Milliseconds below which it is none: blocks, co-signers and pauses after a failure take their time. */
const LEAST = 120_000;

/** `SEALING_LATE` for a station whose oldest unsealed reading is too old. */
export async function sealingLate(store: ReadingStore, station: number, now: number, maxAge: number) {
  const since = await oldestUnsealed(store, station);
  if (since === undefined || now - since <= Math.max(LEAST, PATIENCE * maxAge)) return undefined;
  const time = new Date(since).toISOString();
  const message = `station ${station}: a reading received at ${time} is not sealed yet`;
  return bridgeError("SEALING_LATE", message, { station, receivedAt: since });
}
