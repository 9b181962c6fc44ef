import type { ReadingStore, StoredGap } from "../../model/store.ts";
import { requireFree } from "../gap-row.ts";
import type { Connection } from "./connection.ts";

/** Where the last batch or gap of station `?1` ends. */
export const BATCHED_THROUGH = `SELECT max(
  coalesce((SELECT last_seq FROM batch WHERE station = ?1 ORDER BY first_seq DESC LIMIT 1), 0),
  coalesce((SELECT through_seq FROM gap WHERE station = ?1 ORDER BY first_seq DESC LIMIT 1), 0)
) AS last`;

export function gapReads({ prepare, read }: Connection): Pick<ReadingStore, "batchedThrough" | "lastGap"> {
  const batched = prepare(BATCHED_THROUGH);
  const last = prepare(
    `SELECT station, first_seq AS firstSeq, through_seq AS throughSeq FROM gap
     WHERE station = ? ORDER BY first_seq DESC LIMIT 1`,
  );
  return {
    batchedThrough: async (station) => read(() => batched.get(station)?.last as number),
    async lastGap(station) {
      const row = read(() => last.get(station)) as unknown as StoredGap | undefined;
      return row && { ...row };
    },
  };
}

/**
 * Two databases, two transactions: the readings' first. Until the gap is in the other, the store says that it is behind the chain, and
 * no bridge starts with it.
 *
 * @param begin Has the next reading of a station get the number after `throughSeq`, and no earlier arrival than `notBefore`.
 */
export function skipper(
  readings: Connection,
  batches: Connection,
  begin: (station: number, throughSeq: number, notBefore: number) => void,
): ReadingStore["skip"] {
  const unbatched = readings.prepare("SELECT min(seq) AS seq FROM reading WHERE station = ? AND seq > ?");
  const known = batches.prepare("SELECT through_seq FROM gap WHERE station = ? AND first_seq = ?");
  const batched = batches.prepare(BATCHED_THROUGH);
  const insert = batches.prepare("INSERT INTO gap VALUES (?, ?, ?)");
  return async (gap, notBefore) => {
    const { station, firstSeq, throughSeq } = gap;
    if (batches.read(() => known.get(station, firstSeq)?.through_seq) === throughSeq) return;
    readings.write(() => {
      const last = batches.read(() => batched.get(station)?.last as number);
      requireFree(gap, last, (unbatched.get(station, last)?.seq as number | null) ?? undefined);
      begin(station, throughSeq, notBefore);
    });
    batches.write(() => insert.run(station, firstSeq, throughSeq));
  };
}
