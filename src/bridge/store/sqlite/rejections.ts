import type { Rejection } from "../../model/frame.ts";
import type { ReadingStore, StoredRejection } from "../../model/store.ts";
import { digestOf } from "../digest.ts";
import { dayOf, detailOf, isSampled } from "../rejection-row.ts";
import type { Connection } from "./connection.ts";

/** Appends rejections in one transaction. Only the connection that holds the ingest lock may. */
export function rejectionAppender({ prepare, write }: Connection): (rejections: readonly Rejection[]) => void {
  const insert = prepare("INSERT INTO rejection VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  const last = prepare("SELECT max(id) AS last FROM rejection");
  const count = prepare(
    `INSERT INTO rejection_count VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count`,
  );
  const addToStation = prepare(
    "INSERT INTO station VALUES (?, 0, 0, 0, 0, 0, ?) ON CONFLICT DO UPDATE SET rejections = rejections + excluded.rejections",
  );
  return (rejections) =>
    write(() => {
      let id = (last.get()?.last as number | null) ?? 0;
      const added = new Map<number, number>();
      for (const rejection of rejections) {
        const { source, station, receivedAt, code, raw } = rejection;
        const nth = count.get(station, code, dayOf(rejection))?.count as number;
        const sample = isSampled(nth) ? raw : null;
        insert.run(++id, source, station, receivedAt, code, detailOf(rejection), digestOf(raw), sample);
        added.set(station, (added.get(station) ?? 0) + 1);
      }
      for (const [station, rejected] of added) addToStation.run(station, rejected);
    });
}

export function rejectionsOf({ prepare, read }: Connection): Pick<ReadingStore, "rejections"> {
  const after = prepare(
    `SELECT id, source, station, received_at AS receivedAt, code, detail, digest, sample FROM rejection
     WHERE station = ? AND id > ? ORDER BY id LIMIT ?`,
  );
  return {
    rejections: async (station, afterId, limit) =>
      read(() => after.all(station, afterId, limit).map((row) => ({ ...row }) as unknown as StoredRejection)),
  };
}
