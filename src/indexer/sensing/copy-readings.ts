import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { type OpenUrl, readBody } from "../../lib/open-url.ts";
import { Wake } from "../../lib/wake.ts";
import type { Working } from "../domain.ts";
import type { Reader, ReaderStore } from "../store/reader.ts";
import type { RowOf } from "../store/table.ts";
import { type BridgeConfig, bridgeOf } from "./bridge-of.ts";
import { BATCH, READING, READING_COPY, readingId, SENSOR, STATION } from "./tables.ts";

/** Readings of one question to a bridge: as many as it answers. */
const TOGETHER = 1_000;
const MOST_ANSWER = 4 * 1024 * 1024;
/** Stations of one round. */
const MOST_STATIONS = 100_000;
/** Sensors of one station. */
const MOST_SENSORS = 10_000;
const SHORTEST_BACK_OFF = 1_000;
const LONGEST_BACK_OFF = 300_000;

interface Copying {
  readonly store: ReaderStore;
  readonly openUrl: OpenUrl;
  readonly bridge: BridgeConfig;
  readonly bridges: readonly BridgeConfig[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly wake: Wake;
}

/** What a bridge is still to be asked about. */
interface Due {
  readonly stations: Set<number>;
  /** The batch up to which it is known who sealed something; undefined before the first look. */
  seen: readonly [pos: number, id: string] | undefined;
}

/** What a bridge says of a reading, as far as it is kept. */
interface BridgeReading {
  readonly seq: number;
  readonly sensor: number;
  readonly value: string | null;
  readonly observedAt: string;
  readonly receivedAt: string;
  readonly quality: number;
  readonly checks: readonly string[];
}

/** Copies sealed readings from the bridges of the configuration into rows, so that they can be looked for. */
export async function copyReadings({ config, store, openUrl, clock, log, signal, wake }: Working): Promise<void> {
  const bridges = config.bridges ?? [];
  if (bridges.length === 0) return;
  // Each bridge by itself: one that is away keeps none of the others waiting.
  const lines = bridges.map((bridge) => ({ bridge, wake: new Wake() }));
  const waking = async () => {
    while (!signal.aborted) {
      await wake.wait(signal);
      for (const line of lines) line.wake.notify();
    }
  };
  const shared = { store, openUrl, bridges, clock, log, signal };
  await Promise.all([waking(), ...lines.map((line) => copyFrom({ ...shared, ...line }))]);
}

async function copyFrom(copying: Copying): Promise<void> {
  const { clock, signal, wake } = copying;
  const due: Due = { stations: new Set(), seen: undefined };
  let backOff = SHORTEST_BACK_OFF;
  while (!signal.aborted) {
    const failed = await copyDue(copying, due);
    if (signal.aborted) return;
    if (failed) {
      await clock.sleep(backOff, signal);
      backOff = Math.min(backOff * 2, LONGEST_BACK_OFF);
    } else {
      backOff = SHORTEST_BACK_OFF;
      await wake.wait(signal);
    }
  }
}

/** Once what is sealed now, station by station; whether the store or the bridge failed. */
async function copyDue(copying: Copying, due: Due): Promise<boolean> {
  const { store, bridge, log, signal } = copying;
  let failed = false;
  try {
    await store.read((read) => seeSealed(read, copying, due));
  } catch (err) {
    failed = true;
    log.warn({ err }, "stations cannot be read");
  }
  for (const id of [...due.stations]) {
    if (signal.aborted) break;
    try {
      await copyStation(copying, id, bridge.url);
      due.stations.delete(id);
    } catch (error) {
      failed = true;
      log.warn({ station: id, bridge: bridge.url, reason: (error as Error).message }, "a bridge gives no readings");
    }
  }
  return failed;
}

/** At first all stations of a bridge, then those that sealed something since. */
async function seeSealed(read: Reader, { bridge, bridges }: Copying, due: Due): Promise<void> {
  const see = (station: RowOf<typeof STATION> | undefined) => {
    if (station !== undefined && bridgeOf(station, bridges) === bridge) due.stations.add(station.id);
  };
  const order = ["pos", "id"];
  if (due.seen === undefined) {
    for (const each of await read.select(STATION, { where: [], order: ["id"], limit: MOST_STATIONS })) see(each);
    const [newest] = await read.select(BATCH, { where: [], order, isReversed: true, limit: 1 });
    due.seen = newest === undefined ? [-1, ""] : [newest.pos, newest.id];
    return;
  }
  for (;;) {
    const batches: readonly RowOf<typeof BATCH>[] = await read.select(BATCH, {
      where: [],
      order,
      after: due.seen,
      limit: TOGETHER,
    });
    for (const id of new Set(batches.map(({ station }) => station))) see(await read.get(STATION, { id }));
    const last = batches.at(-1);
    if (last !== undefined) due.seen = [last.pos, last.id];
    if (batches.length < TOGETHER) return;
  }
}

async function copyStation({ store, openUrl, signal }: Copying, station: number, url: string): Promise<void> {
  const [copied, known] = await store.read((read) =>
    Promise.all([read.get(READING_COPY, { station }), read.get(STATION, { id: station })]),
  );
  const lastSeq = known?.lastSeq ?? 0;
  const sensors = await sensorsOf(store, station);
  let from: number | undefined = (copied?.throughSeq ?? 0) + 1;
  while (!signal.aborted) {
    from = await nextSealed(store, station, from); // a gap may be of billions
    if (from === undefined || from > lastSeq) return;
    const to: number = Math.min(from + TOGETHER - 1, lastSeq);
    const path = `/v1/stations/${station}/readings?from=${from}&to=${to}&limit=${TOGETHER}`;
    const answer = await openUrl({ url: `${url}${path}`, method: "GET", headers: { accept: "application/json" } });
    const body = await readBody(answer.body, MOST_ANSWER);
    if (answer.status !== 200) throw new RangeError(`it answered ${answer.status} to ${path}`);
    const readings = JSON.parse(Buffer.from(body).toString()) as readonly BridgeReading[];
    const batchOf = await batchesAt(store, station, from, to);
    const had = new Set(readings.map(({ seq }) => seq));
    for (let seq = from; seq <= to; seq++) {
      if (batchOf(seq) !== undefined && !had.has(seq)) throw new RangeError(`it lacks the sealed reading ${seq}`);
    }
    const rows = readings.flatMap((reading) => rowOf(station, sensors, reading, batchOf(reading.seq)));
    await store.keep(READING, rows);
    await store.keep(READING_COPY, [{ station, throughSeq: to }]);
    from = to + 1;
  }
}

/** Numbers of a station's own sensors. */
async function sensorsOf(store: ReaderStore, station: number): Promise<ReadonlySet<number>> {
  const ask = { where: [["station", "=", station]] as const, order: ["id"], limit: MOST_SENSORS };
  return new Set((await store.read((read) => read.select(SENSOR, ask))).map(({ id }) => id));
}

/** The first number from `from` on that is in a batch; undefined where there is none yet. */
async function nextSealed(store: ReaderStore, station: number, from: number): Promise<number | undefined> {
  const batchOf = await batchesAt(store, station, from, from);
  if (batchOf(from) !== undefined) return from;
  const where = [
    ["station", "=", station],
    ["firstSeq", ">", from],
  ] as const;
  const order = ["station", "firstSeq", "id"];
  const [next] = await store.read((read) => read.select(BATCH, { where, order, limit: 1 }));
  return next?.firstSeq;
}

/** The sealed batch of each number of a range. */
async function batchesAt(store: ReaderStore, station: number, from: number, to: number) {
  const batches = await store.read(async (read) => {
    const [before] = await read.select(BATCH, {
      where: [
        ["station", "=", station],
        ["firstSeq", "<=", from],
      ],
      order: ["station", "firstSeq", "id"],
      isReversed: true,
      limit: 1,
    });
    const within = await read.select(BATCH, {
      where: [
        ["station", "=", station],
        ["firstSeq", ">", from],
        ["firstSeq", "<=", to],
      ],
      order: ["station", "firstSeq", "id"],
      limit: TOGETHER,
    });
    return before === undefined ? within : [before, ...within];
  });
  return (seq: number) => batches.find(({ firstSeq, count }) => seq >= firstSeq && seq < firstSeq + count)?.id;
}

/** None where it has no value, is in no batch of the chain, or is of a sensor of another station. */
function rowOf(
  station: number,
  sensors: ReadonlySet<number>,
  reading: BridgeReading,
  batch: string | undefined,
): RowOf<typeof READING>[] {
  const { seq, sensor, value, quality, checks } = reading;
  const [observedAt, receivedAt, result] = [
    Date.parse(reading.observedAt),
    Date.parse(reading.receivedAt),
    Number(value),
  ];
  if (value === null || batch === undefined || !sensors.has(sensor)) return [];
  const id = readingId(station, seq);
  if (![id, observedAt, receivedAt, quality].every(Number.isSafeInteger) || !Number.isFinite(result)) {
    throw new RangeError(`reading ${String(seq)} is not of the form of a reading`);
  }
  return [
    {
      id,
      station,
      seq,
      sensor,
      observedAt,
      receivedAt,
      result,
      exact: value,
      quality,
      checks,
      batch,
      isOfBridge: true,
    },
  ];
}
