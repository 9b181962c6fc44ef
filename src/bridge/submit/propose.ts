import type { Keccak } from "../batch/keccak.ts";
import { writeReadings } from "../batch/leaves.ts";
import { verdictAt } from "../batch/verdicts.ts";
import { evidenceOf } from "../evidence.ts";
import type { ReadingStore, StoredBatch } from "../store/store.ts";
import type { Proposal } from "./proposal.ts";

/** Puts together again what a stored batch was made of: for co-signing gateways, and for proofs. */
export async function readingsOf(
  store: Pick<ReadingStore, "readings" | "frames">,
  { batch, verdicts }: Pick<StoredBatch, "batch" | "verdicts">,
  keccak: Keccak,
): Promise<Uint8Array> {
  const readings = await store.readings(batch.station, batch.firstSeq, batch.firstSeq + batch.count - 1);
  const evidence = await evidenceOf(store, readings, keccak);
  const judged = readings.map((_, i) => verdictAt(verdicts, i));
  return writeReadings(readings, judged, evidence);
}

export async function propose(
  store: Pick<ReadingStore, "readings" | "frames">,
  stored: StoredBatch,
  epoch: number,
  keccak: Keccak,
): Promise<Proposal> {
  return { batch: stored.batch, epoch, readings: await readingsOf(store, stored, keccak) };
}
