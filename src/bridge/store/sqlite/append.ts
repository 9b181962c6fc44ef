import type { Frame, Observation } from "../../model/frame.ts";
import type { AppendResult } from "../../model/store.ts";
import type { Connection } from "./connection.ts";

interface StationState {
  lastSeq: number;
  lastReceivedAt: number;
  /** Of readings, duplicates, conflicts since the station's row was written. */
  added: [readings: number, duplicates: number, conflicts: number];
  /** Newest time of observation of any first copy when this state was read. */
  readonly newestBefore: number;
}

/** First copies of one frame with one time of observation. */
interface Run {
  observedAt: number;
  firstSeq: number;
  length: number;
}

export interface Appender {
  append(frames: readonly Frame[]): AppendResult[];
  /** Within a transaction of readings: the next reading gets the number after `throughSeq`, and no earlier arrival than `notBefore`. */
  begin(station: number, throughSeq: number, notBefore: number): void;
}

/**
 * Appends frames in one transaction.
 *
 * What it remembers between calls is a copy of what the store holds, and is thrown away when a transaction fails: this has
 * to be the only connection that appends, which the ingest lock guarantees. The newest time of each sensor makes readings
 * that come in order cost no look-up.
 */
export function appender(connection: Connection): Appender {
  const { prepare } = connection;
  const insertFrame = prepare("INSERT INTO frame VALUES (?, ?, ?, ?, ?)");
  const insertReading = prepare("INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const insertMoment = prepare("INSERT INTO moment VALUES (?, ?, ?, ?)");
  const insertSensor = prepare("INSERT OR IGNORE INTO sensor VALUES (?, ?)");
  const addToStation = prepare(
    `INSERT INTO station VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET last_seq = excluded.last_seq,
       last_received_at = excluded.last_received_at, readings = readings + excluded.readings,
       duplicates = duplicates + excluded.duplicates, conflicts = conflicts + excluded.conflicts`,
  );
  const stationRow = prepare("SELECT last_seq, last_received_at FROM station WHERE station = ?");
  const newestMoment = prepare("SELECT max(observed_at) AS newest FROM moment WHERE station = ?");
  const lastFrame = prepare("SELECT max(id) AS last FROM frame");
  const firstCopy = prepare(
    `SELECT value, source_flag FROM moment JOIN reading ON reading.station = moment.station
       AND seq >= first_seq AND seq < first_seq + length
     WHERE moment.station = ? AND moment.observed_at = ? AND sensor = ?`,
  );
  const conflictCopy = prepare(
    "SELECT 1 FROM reading WHERE conflict = 1 AND sensor = ? AND observed_at = ? AND value IS ? AND source_flag = ?",
  );

  const stations = new Map<number, StationState>();
  /** No first copy of the sensor is newer than this. */
  const newestOf = new Map<number, number>();
  let frameId = 0;
  const forget = () => {
    stations.clear();
    newestOf.clear();
    frameId = 0;
  };

  function stateOf(station: number): StationState {
    const known = stations.get(station);
    if (known) return known;
    const row = stationRow.get(station);
    const state: StationState = {
      lastSeq: (row?.last_seq as number | undefined) ?? 0,
      lastReceivedAt: (row?.last_received_at as number | undefined) ?? 0,
      added: [0, 0, 0],
      newestBefore: (newestMoment.get(station)?.newest as number | null) ?? Number.NEGATIVE_INFINITY,
    };
    stations.set(station, state);
    return state;
  }

  /** Whether there is no copy of it, the same copy, or only others. */
  function lookUp(station: number, { sensor, observedAt, value, sourceFlag }: Observation) {
    const first = firstCopy.get(station, observedAt, sensor.id);
    if (first === undefined) return "first";
    if (first.value === value && first.source_flag === sourceFlag) return "duplicate";
    return conflictCopy.get(sensor.id, observedAt, value, sourceFlag) ? "duplicate" : "conflict";
  }

  function appendFrame(frame: Frame): AppendResult {
    const { station, observations } = frame;
    const state = stateOf(station);
    let [id, duplicates, conflicts, stored] = [0, 0, 0, 0];
    const run: Run = { observedAt: 0, firstSeq: 0, length: 0 };
    const endRun = () => {
      if (run.length > 0) insertMoment.run(station, run.observedAt, run.firstSeq, run.length);
      run.length = 0;
    };
    for (const observation of observations) {
      const { observedAt } = observation;
      const sensor = observation.sensor.id;
      let newest = newestOf.get(sensor);
      if (newest === undefined) {
        insertSensor.run(sensor, station);
        newest = state.newestBefore;
        newestOf.set(sensor, newest);
      }
      let conflict = 0;
      if (observedAt > newest) newestOf.set(sensor, observedAt);
      else {
        endRun(); // so that copies within the frame are seen
        const copy = lookUp(station, observation);
        if (copy === "duplicate") {
          duplicates++;
          continue;
        }
        if (copy === "conflict") conflict = 1;
      }
      if (stored++ === 0) {
        if (frame.receivedAt > state.lastReceivedAt) state.lastReceivedAt = frame.receivedAt;
        if (frameId === 0) frameId = (lastFrame.get()?.last as number | null) ?? 0;
        id = ++frameId;
        insertFrame.run(id, frame.source, station, frame.receivedAt, frame.raw);
      }
      const seq = ++state.lastSeq;
      insertReading.run(
        station,
        seq,
        sensor,
        observedAt,
        state.lastReceivedAt,
        observation.value,
        observation.text,
        observation.sourceFlag,
        observation.counter,
        conflict,
        id,
      );
      if (conflict === 1) {
        conflicts++;
        endRun();
      } else if (run.length > 0 && run.observedAt === observedAt) {
        run.length++;
      } else {
        endRun();
        run.observedAt = observedAt;
        run.firstSeq = seq;
        run.length = 1;
      }
    }
    endRun();
    state.added[0] += stored;
    state.added[1] += duplicates;
    state.added[2] += conflicts;
    return { stored, duplicates, conflicts, lastSeq: state.lastSeq };
  }

  const setBeginning = prepare(
    `INSERT INTO station VALUES (?, ?, ?, 0, 0, 0, 0) ON CONFLICT DO UPDATE SET last_seq = excluded.last_seq,
       last_received_at = max(last_received_at, excluded.last_received_at)`,
  );

  function append(frames: readonly Frame[]): AppendResult[] {
    try {
      return connection.write(() => {
        const results = frames.map(appendFrame);
        for (const station of new Set(frames.map((frame) => frame.station))) {
          const state = stateOf(station);
          addToStation.run(station, state.lastSeq, state.lastReceivedAt, ...state.added);
          state.added = [0, 0, 0];
        }
        return results;
      });
    } catch (error) {
      forget();
      throw error;
    }
  }

  return {
    append,
    begin(station, throughSeq, notBefore) {
      setBeginning.run(station, throughSeq, notBefore);
      forget();
    },
  };
}
