import type { ClientBase } from "pg";
import type { Frame, Observation } from "../../model/frame.ts";
import type { AppendResult } from "../../model/store.ts";
import type { Connection } from "./connection.ts";

interface StationState {
  readonly lastSeq: number;
  readonly lastReceivedAt: number;
}

interface Copy {
  readonly value: number | null;
  readonly sourceFlag: string;
}

/** Frame numbers that a worker takes at once. */
const BLOCK = 1_000;

const LOCK_STATIONS = `
  SELECT station, last_seq AS "lastSeq", last_received_at AS "lastReceivedAt"
  FROM station WHERE station = ANY ($1::bigint[]) ORDER BY station FOR UPDATE`;

/** Two joins, each with the condition of its index. */
const COPIES = `
  WITH wanted AS (SELECT DISTINCT * FROM unnest($1::bigint[], $2::bigint[]) AS w (sensor, observed_at))
  SELECT sensor, observed_at AS "observedAt", value, source_flag AS "sourceFlag"
  FROM wanted JOIN reading USING (sensor, observed_at) WHERE NOT conflict
  UNION ALL
  SELECT sensor, observed_at, value, source_flag
  FROM wanted JOIN reading USING (sensor, observed_at) WHERE conflict`;

const INSERT = `
  WITH added_frames AS (
    INSERT INTO frame SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::bytea[])
  ), added_readings AS (
    INSERT INTO reading SELECT * FROM unnest($6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[],
      $11::bigint[], $12::text[], $13::text[], $14::bigint[], $15::boolean[], $16::bigint[])
  )
  UPDATE station SET last_seq = new.last_seq, last_received_at = new.last_received_at,
    readings = station.readings + new.readings, duplicates = station.duplicates + new.duplicates,
    conflicts = station.conflicts + new.conflicts
  FROM unnest($17::bigint[], $18::bigint[], $19::bigint[], $20::bigint[], $21::bigint[], $22::bigint[])
    AS new (station, last_seq, last_received_at, readings, duplicates, conflicts)
  WHERE station.station = new.station`;

/**
 * Appends frames in one transaction. The rows of their stations are locked first, always in the order of their numbers: several
 * workers append to one database, to the same stations one after the other, to others at the same time.
 */
export function appender(connection: Connection): (frames: readonly Frame[]) => Promise<AppendResult[]> {
  const known = { stations: new Set<number>(), sensors: new Set<number>() };
  let [nextFrame, endOfBlock] = [0, 0];

  /** In a transaction before that of the readings: whoever locks stations waits for no row that is only being made. */
  async function introduce(stations: readonly number[], sensors: ReadonlyMap<number, number>): Promise<void> {
    const newStations = stations.filter((station) => !known.stations.has(station));
    const newSensors = [...sensors].filter(([sensor]) => !known.sensors.has(sensor)).sort(([a], [b]) => a - b);
    if (newStations.length === 0 && newSensors.length === 0) return;
    await connection.write(async (client) => {
      await client.query("INSERT INTO station (station) SELECT * FROM unnest($1::bigint[]) ON CONFLICT DO NOTHING", [
        newStations,
      ]);
      await client.query("INSERT INTO sensor SELECT * FROM unnest($1::bigint[], $2::bigint[]) ON CONFLICT DO NOTHING", [
        newSensors.map(([sensor]) => sensor),
        newSensors.map(([, station]) => station),
      ]);
    });
    for (const station of newStations) known.stations.add(station);
    for (const [sensor] of newSensors) known.sensors.add(sensor);
  }

  /** As many numbers of frames as may be needed, from blocks that no other worker has. */
  async function frameIds(client: ClientBase, count: number): Promise<number[]> {
    const ids: number[] = [];
    while (ids.length < count) {
      if (nextFrame === endOfBlock) {
        const { rows } = await client.query<{ block: number }>("SELECT nextval('frame_block') AS block");
        endOfBlock = (rows[0]?.block as number) * BLOCK;
        nextFrame = endOfBlock - BLOCK;
      }
      ids.push(++nextFrame);
    }
    return ids;
  }

  async function copiesOf(client: ClientBase, frames: readonly Frame[]): Promise<Map<string, Copy[]>> {
    const [sensors, times]: [number[], number[]] = [[], []];
    for (const { observations } of frames) {
      for (const { sensor, observedAt } of observations) {
        sensors.push(sensor.id);
        times.push(observedAt);
      }
    }
    const { rows } = await client.query<Copy & { sensor: number; observedAt: number }>(COPIES, [sensors, times]);
    return Map.groupBy(rows, ({ sensor, observedAt }) => `${sensor} ${observedAt}`);
  }

  return async (frames) => {
    const stations = [...new Set(frames.map(({ station }) => station))].sort((a, b) => a - b);
    const sensors = new Map<number, number>();
    for (const { station, observations } of frames)
      for (const { sensor } of observations) sensors.set(sensor.id, station);
    await introduce(stations, sensors);
    return connection.write(async (client) => {
      const { rows } = await client.query<StationState & { station: number }>(LOCK_STATIONS, [stations]);
      const writing = group(new Map(rows.map((row) => [row.station, row])), await copiesOf(client, frames));
      const ids = await frameIds(client, frames.length);
      const given = frames.map((frame, i) => writing.add(frame, ids[i] as number));
      await client.query(INSERT, writing.columns());
      return given;
    });
  };
}

/** Works out what a group of frames adds, as columns of rows, given what is there. */
function group(stations: ReadonlyMap<number, StationState>, copies: Map<string, Copy[]>) {
  const frames: unknown[][] = [[], [], [], [], []];
  const readings: unknown[][] = Array.from({ length: 11 }, () => []);
  const states = new Map(
    [...stations].map(([station, { lastSeq, lastReceivedAt }]) => [
      station,
      { lastSeq, lastReceivedAt, readings: 0, duplicates: 0, conflicts: 0 },
    ]),
  );

  /** Notes a copy and says what it is beside those that are there. */
  function classify({ sensor, observedAt, value, sourceFlag }: Observation): "first" | "duplicate" | "conflict" {
    const key = `${sensor.id} ${observedAt}`;
    const there = copies.get(key);
    if (!there) {
      copies.set(key, [{ value, sourceFlag }]);
      return "first";
    }
    if (there.some((copy) => copy.value === value && copy.sourceFlag === sourceFlag)) return "duplicate";
    there.push({ value, sourceFlag });
    return "conflict";
  }

  return {
    add(frame: Frame, id: number): AppendResult {
      const state = states.get(frame.station);
      if (!state) throw new RangeError(`station ${frame.station} is not locked`);
      let [stored, duplicates, conflicts] = [0, 0, 0];
      for (const observation of frame.observations) {
        const copy = classify(observation);
        if (copy === "duplicate") {
          duplicates++;
          continue;
        }
        if (copy === "conflict") conflicts++;
        if (stored++ === 0) {
          state.lastReceivedAt = Math.max(state.lastReceivedAt, frame.receivedAt);
          addRow(frames, [id, frame.source, frame.station, frame.receivedAt, frame.raw]);
        }
        addRow(readings, [
          frame.station,
          ++state.lastSeq,
          observation.sensor.id,
          observation.observedAt,
          state.lastReceivedAt,
          observation.value,
          observation.text,
          observation.sourceFlag,
          observation.counter,
          copy === "conflict",
          id,
        ]);
      }
      state.readings += stored;
      state.duplicates += duplicates;
      state.conflicts += conflicts;
      return { stored, duplicates, conflicts, lastSeq: state.lastSeq };
    },
    columns(): unknown[][] {
      const rows: unknown[][] = Array.from({ length: 6 }, () => []);
      for (const [station, s] of states) {
        addRow(rows, [station, s.lastSeq, s.lastReceivedAt, s.readings, s.duplicates, s.conflicts]);
      }
      return [...frames, ...readings, ...rows];
    },
  };
}

function addRow(columns: unknown[][], row: readonly unknown[]): void {
  for (let i = 0; i < row.length; i++) columns[i]?.push(row[i]);
}
