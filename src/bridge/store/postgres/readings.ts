import type { ReadingStore, StationTally, StoredFrame, StoredReading } from "../../model/store.ts";
import { arrivalSpan } from "../arrival-span.ts";
import type { Connection } from "./connection.ts";

const READING = `station, seq, sensor, observed_at AS "observedAt", received_at AS "receivedAt", value, text,
  source_flag AS "sourceFlag", counter, conflict, frame`;

type Readings = Pick<
  ReadingStore,
  "lastSeq" | "readings" | "history" | "copiesAt" | "receivedBetween" | "frames" | "tally"
>;

export function readingsOf({ query }: Connection): Readings {
  return {
    async lastSeq(station) {
      const [row] = await query<{ last: number }>("SELECT last_seq AS last FROM station WHERE station = $1", [station]);
      return row?.last ?? 0;
    },
    readings: (station, first, last) =>
      query<StoredReading & object>(
        `SELECT ${READING} FROM reading WHERE station = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq`,
        [station, first, last],
      ),
    // Reads back through the whole station: what is asked for lies near the end, unless the sensor was retired.
    async history(sensor, throughSeq, count) {
      const rows = await query<StoredReading & object>(
        `SELECT ${READING} FROM reading WHERE station = (SELECT station FROM sensor WHERE sensor = $1)
           AND seq <= $2 AND sensor = $1 ORDER BY seq DESC LIMIT $3`,
        [sensor, throughSeq, count],
      );
      return rows.reverse();
    },
    copiesAt: (sensor, observedAt) =>
      query<StoredReading & object>(
        `SELECT ${READING} FROM reading WHERE sensor = $1 AND observed_at = $2 ORDER BY seq`,
        [sensor, observedAt],
      ),
    async receivedBetween(station, from, to, limit) {
      const timeOf = async (seq: number) => {
        const sql = "SELECT received_at AS at FROM reading WHERE station = $1 AND seq = $2";
        const [row] = await query<{ at: number }>(sql, [station, seq]);
        return row?.at as number;
      };
      const { first, last } = await arrivalSpan(await this.lastSeq(station), from, to, timeOf);
      return this.readings(station, first, Math.min(last, first + limit - 1));
    },
    frames: (ids) =>
      query<StoredFrame & object>(
        `SELECT id, source, station, received_at AS "receivedAt", raw FROM frame WHERE id = ANY ($1::bigint[]) ORDER BY id`,
        [ids],
      ),
    async tally(station) {
      const [row] = await query<StationTally & object>(
        "SELECT readings, duplicates, conflicts, rejections FROM station WHERE station = $1",
        [station],
      );
      return row ?? { readings: 0, duplicates: 0, conflicts: 0, rejections: 0 };
    },
  };
}
