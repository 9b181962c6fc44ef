import type { ReadingStore, StoredGap } from "../../model/store.ts";
import { requireFree } from "../gap-row.ts";
import type { Connection } from "./connection.ts";

/** Where the last batch or gap of station `$1` ends. */
export const BATCHED_THROUGH = `SELECT greatest(
  (SELECT last_seq FROM batch WHERE station = $1 ORDER BY first_seq DESC LIMIT 1),
  (SELECT through_seq FROM gap WHERE station = $1 ORDER BY first_seq DESC LIMIT 1), 0
) AS last`;

const LAST_GAP = `SELECT station, first_seq AS "firstSeq", through_seq AS "throughSeq" FROM gap
  WHERE station = $1 ORDER BY first_seq DESC LIMIT 1`;

export function gapsOf({ query, write }: Connection): Pick<ReadingStore, "batchedThrough" | "lastGap" | "skip"> {
  return {
    async batchedThrough(station) {
      return (await query<{ last: number }>(BATCHED_THROUGH, [station]))[0]?.last as number;
    },
    async lastGap(station) {
      return (await query<StoredGap & object>(LAST_GAP, [station]))[0];
    },
    async skip(gap, notBefore) {
      const { station, firstSeq, throughSeq } = gap;
      await write(async (client) => {
        // Locks the row: who appends to the station waits, and then goes on after the gap.
        const row = `INSERT INTO station (station) VALUES ($1) ON CONFLICT (station) DO UPDATE SET station = excluded.station`;
        await client.query(row, [station]);
        const sql = "SELECT through_seq AS through FROM gap WHERE station = $1 AND first_seq = $2";
        const [known] = (await client.query<{ through: number }>(sql, [station, firstSeq])).rows;
        if (known?.through === throughSeq) return;
        const last = (await client.query<{ last: number }>(BATCHED_THROUGH, [station])).rows[0]?.last as number;
        const unbatched = "SELECT seq FROM reading WHERE station = $1 AND seq > $2 ORDER BY seq LIMIT 1";
        requireFree(gap, last, (await client.query<{ seq: number }>(unbatched, [station, last])).rows[0]?.seq);
        await client.query(
          `UPDATE station SET last_seq = $2, last_received_at = greatest(last_received_at, $3) WHERE station = $1`,
          [station, throughSeq, notBefore],
        );
        await client.query("INSERT INTO gap VALUES ($1, $2, $3)", [station, firstSeq, throughSeq]);
      });
    },
  };
}
