import type { Rejection } from "../../model/frame.ts";
import type { ReadingStore, StoredRejection } from "../../model/store.ts";
import { digestOf } from "../digest.ts";
import { dayOf, detailOf, isSampled } from "../rejection-row.ts";
import type { Connection } from "./connection.ts";

const kindOf = (rejection: Rejection) => `${rejection.station} ${dayOf(rejection)} ${rejection.code}`;

/** Appends rejections in one transaction. The row of the log is locked first: numbers have no hole and are seen in order. */
export function rejectionAppender({ write }: Connection): (rejections: readonly Rejection[]) => Promise<void> {
  return async (rejections) => {
    if (rejections.length === 0) return;
    await write(async (client) => {
      const log = await client.query<{ last: number }>(
        "UPDATE rejection_log SET last_id = last_id + $1 RETURNING last_id AS last",
        [rejections.length],
      );
      let id = (log.rows[0]?.last as number) - rejections.length;

      const kinds = [...Map.groupBy(rejections, kindOf)].map(([kind, [first, ...others]]) => {
        const { station, code } = first as Rejection;
        return { kind, station, code, day: dayOf(first as Rejection), count: 1 + others.length };
      });
      const counted = await client.query<{ station: number; code: string; day: number; count: number }>(
        `INSERT INTO rejection_count SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[])
         ON CONFLICT (station, code, day) DO UPDATE SET count = rejection_count.count + excluded.count
         RETURNING station, code, day, count`,
        [kinds.map((k) => k.station), kinds.map((k) => k.code), kinds.map((k) => k.day), kinds.map((k) => k.count)],
      );
      const total = new Map(counted.rows.map((row) => [`${row.station} ${row.day} ${row.code}`, row.count]));
      const nth = new Map(kinds.map(({ kind, count }) => [kind, (total.get(kind) as number) - count]));

      const columns: unknown[][] = Array.from({ length: 8 }, () => []);
      for (const rejection of rejections) {
        const { source, station, receivedAt, code, raw } = rejection;
        const kind = kindOf(rejection);
        const number = (nth.get(kind) as number) + 1;
        nth.set(kind, number);
        const sample = isSampled(number) ? raw : null;
        const row = [++id, source, station, receivedAt, code, detailOf(rejection), digestOf(raw), sample];
        for (const [i, value] of row.entries()) columns[i]?.push(value);
      }
      await client.query(
        `INSERT INTO rejection SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[],
           $6::text[], $7::text[], $8::bytea[])`,
        columns,
      );

      const stations = [...Map.groupBy(rejections, ({ station }) => station)].sort(([a], [b]) => a - b);
      await client.query(
        `INSERT INTO station (station, rejections) SELECT * FROM unnest($1::bigint[], $2::bigint[])
         ON CONFLICT (station) DO UPDATE SET rejections = station.rejections + excluded.rejections`,
        [stations.map(([station]) => station), stations.map(([, list]) => list.length)],
      );
    });
  };
}

export function rejectionsOf({ query }: Connection): Pick<ReadingStore, "rejections"> {
  return {
    rejections: (station, afterId, limit) =>
      query<StoredRejection & object>(
        `SELECT id, source, station, received_at AS "receivedAt", code, detail, digest, sample FROM rejection
         WHERE station = $1 AND id > $2 ORDER BY id LIMIT $3`,
        [station, afterId, limit],
      ),
  };
}
