import { evidenceOf } from "./evidence.ts";
import { writeReadings } from "./leaves.ts";
import type { ReadingStore, StoredBatch } from "./store.ts";
import { verdictAt } from "./verdicts.ts";

/** Puts together again what a stored batch was made of: for co-signing gateways, and for proofs. */
export async function readingsOf(
  store: Pick<ReadingStore, "readings" | "frames">,
  { batch, verdicts }: Pick<StoredBatch, "batch" | "verdicts">,
): Promise<Uint8Array> {
  const readings = await store.readings(batch.station, batch.firstSeq, batch.firstSeq + batch.count - 1);
  const evidence = await evidenceOf(store, readings);
  const judged = readings.map((_, i) => verdictAt(verdicts, i));
  return writeReadings(readings, judged, evidence);
}
