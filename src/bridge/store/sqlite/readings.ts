import type { ReadingStore, StationTally, StoredFrame, StoredReading } from "../../model/store.ts";
import { arrivalSpan } from "../arrival-span.ts";
import { type Connection, rowsOf } from "./connection.ts";

const READING =
  "reading.station, seq, sensor, reading.observed_at, received_at, value, text, source_flag, counter, conflict, frame";
const STATION_OF = "(SELECT station FROM sensor WHERE sensor = ?)";

function readingOf(row: unknown[]): StoredReading {
  return {
    station: row[0] as number,
    seq: row[1] as number,
    sensor: row[2] as number,
    observedAt: row[3] as number,
    receivedAt: row[4] as number,
    value: row[5] as number | null,
    text: row[6] as string,
    sourceFlag: row[7] as string,
    counter: row[8] as number,
    conflict: row[9] === 1,
    frame: row[10] as number,
  };
}

function frameOf(row: unknown[]): StoredFrame {
  return {
    id: row[0] as number,
    source: row[1] as string,
    station: row[2] as number,
    receivedAt: row[3] as number,
    raw: row[4] as Uint8Array,
  };
}

type Readings = Pick<
  ReadingStore,
  "lastSeq" | "readings" | "history" | "copiesAt" | "receivedBetween" | "frames" | "tally"
>;

export function readingsOf({ prepare, read }: Connection): Readings {
  const lastSeq = prepare("SELECT last_seq FROM station WHERE station = ?");
  const receivedAt = prepare("SELECT received_at FROM reading WHERE station = ? AND seq = ?");
  const tally = prepare("SELECT readings, duplicates, conflicts, rejections FROM station WHERE station = ?");
  const span = rowsOf(
    prepare(`SELECT ${READING} FROM reading WHERE station = ? AND seq BETWEEN ? AND ? ORDER BY seq LIMIT ?`),
  );
  // Reads back through the whole station: what is asked for lies near the end, unless the sensor was retired.
  const history = rowsOf(
    prepare(
      `SELECT ${READING} FROM reading WHERE station = ${STATION_OF} AND seq <= ? AND sensor = ? ORDER BY seq DESC LIMIT ?`,
    ),
  );
  const firstCopy = rowsOf(
    prepare(
      `SELECT ${READING} FROM moment JOIN reading ON reading.station = moment.station
         AND seq >= first_seq AND seq < first_seq + length
       WHERE moment.station = ${STATION_OF} AND moment.observed_at = ? AND sensor = ? AND conflict = 0`,
    ),
  );
  const conflicts = rowsOf(
    prepare(`SELECT ${READING} FROM reading WHERE sensor = ? AND observed_at = ? AND conflict = 1`),
  );
  const frames = rowsOf(
    prepare(
      "SELECT id, source, station, received_at, raw FROM frame WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
    ),
  );
  const lastSeqOf = (station: number) => (lastSeq.get(station)?.last_seq as number | undefined) ?? 0;

  return {
    lastSeq: async (station) => read(() => lastSeqOf(station)),
    readings: async (station, first, last) => read(() => span(station, first, last, -1).map(readingOf)),
    history: async (sensor, throughSeq, count) =>
      read(() => history(sensor, throughSeq, sensor, count).map(readingOf).reverse()),
    copiesAt: async (sensor, observedAt) =>
      read(() =>
        [...firstCopy(sensor, observedAt, sensor), ...conflicts(sensor, observedAt)]
          .map(readingOf)
          .sort((a, b) => a.seq - b.seq),
      ),
    async receivedBetween(station, from, to, limit) {
      const timeOf = (seq: number) => read(() => receivedAt.get(station, seq)?.received_at as number);
      const { first, last } = await arrivalSpan(await this.lastSeq(station), from, to, timeOf);
      return read(() => span(station, first, last, limit).map(readingOf));
    },
    frames: async (ids) => read(() => frames(JSON.stringify(ids)).map(frameOf)),
    tally: async (station) =>
      read(() => {
        const row = tally.get(station) as unknown as StationTally | undefined;
        return row ? { ...row } : { readings: 0, duplicates: 0, conflicts: 0, rejections: 0 };
      }),
  };
}
