import type { Proposal, ShownPast } from "../model/proposal.ts";
import { readingsOf } from "../model/readings-of.ts";
import type { ReadingStore, StoredBatch } from "../model/store.ts";

/** What one message shows of the past: a batch is in it in any case. */
const SHOWN = { batches: 200, readings: 10_000 };

/** What was sealed right before a number of a station's sequence: for a gateway that asks. */
export async function proposePast(
  store: Pick<ReadingStore, "readings" | "frames" | "anchorOf" | "lastGap">,
  station: number,
  before: number,
): Promise<ShownPast> {
  const shown: Proposal[] = [];
  let readings = 0;
  while (before > 1 && shown.length < SHOWN.batches) {
    const stored = await store.anchorOf(station, before - 1);
    if (stored === undefined || (shown.length > 0 && readings + stored.batch.count > SHOWN.readings)) break;
    shown.push(await propose(store, stored, stored.epoch ?? 0));
    readings += stored.batch.count;
    before = stored.batch.firstSeq;
  }
  const gap = await store.lastGap(station);
  return gap?.throughSeq === before - 1
    ? { batches: shown, gap: { station, firstSeq: gap.firstSeq } }
    : { batches: shown };
}

export async function propose(
  store: Pick<ReadingStore, "readings" | "frames">,
  stored: StoredBatch,
  epoch: number,
): Promise<Proposal> {
  return { batch: stored.batch, epoch, readings: await readingsOf(store, stored) };
}
