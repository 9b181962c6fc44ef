import { bridgeError } from "../model/errors.ts";
import type { StoredGap } from "../model/store.ts";

/**
 * Refuses a gap that would leave out what is there.
 *
 * @param batched Where the last batch or gap ends, 0 without one.
 * @param unbatched The first reading after it that the store has.
 */
export function requireFree(gap: StoredGap, batched: number, unbatched: number | undefined): void {
  const { station, firstSeq, throughSeq } = gap;
  if (throughSeq >= firstSeq && firstSeq > batched && unbatched === undefined) return;
  const why = unbatched === undefined ? `batches reach to ${batched}` : `reading ${unbatched} is in no batch`;
  throw bridgeError("GAP_NOT_FREE", `gap ${firstSeq} to ${throughSeq} of station ${station}: ${why}`, {
    station,
    firstSeq,
    throughSeq,
    batchedThrough: batched,
    unbatched: unbatched ?? null,
  });
}
