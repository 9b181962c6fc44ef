import type { Proposal } from "../model/proposal.ts";
import { readingsOf } from "../model/readings-of.ts";
import type { ReadingStore, StoredBatch } from "../model/store.ts";

/** What one message shows of the past: a batch is in it in any case. */
const SHOWN = { batches: 200, readings: 10_000 };

/** Sealed batches of a station that end right before a number of its sequence, from the newest back: for a gateway that asks. */
export async function proposePast(
  store: Pick<ReadingStore, "readings" | "frames" | "anchorOf">,
  station: number,
  before: number,
): Promise<Proposal[]> {
  const shown: Proposal[] = [];
  let readings = 0;
  while (before > 1 && shown.length < SHOWN.batches) {
    const stored = await store.anchorOf(station, before - 1);
    if (stored === undefined || (shown.length > 0 && readings + stored.batch.count > SHOWN.readings)) break;
    shown.push(await propose(store, stored, stored.epoch ?? 0));
    readings += stored.batch.count;
    before = stored.batch.firstSeq;
  }
  return shown;
}

export async function propose(
  store: Pick<ReadingStore, "readings" | "frames">,
  stored: StoredBatch,
  epoch: number,
): Promise<Proposal> {
  return { batch: stored.batch, epoch, readings: await readingsOf(store, stored) };
}
