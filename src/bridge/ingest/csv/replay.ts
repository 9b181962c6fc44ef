import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { isTallyError } from "../../../lib/errors.ts";
import type { Sensor } from "../../../sdk/sensing/model/station.ts";
import { bridgeError } from "../../model/errors.ts";
import type { Frame, Intake, Observation } from "../../model/frame.ts";
import type { Registry } from "../../model/registry.ts";
import type { Units } from "../units.ts";
import { type ValueReader, valueReaders } from "../value-reader.ts";
import { type TimeFormat, timeReader } from "./time.ts";

export interface CsvColumn {
  /** Its name in the first row. */
  readonly column: string;
  readonly parameter: string;
  /** UCUM unit of the values. @default the sensor's */
  readonly unit?: string;
  /** Column with the source's flag of the value: one letter, or a missing token for none. */
  readonly flagColumn?: string;
}

export interface CsvReplayOptions {
  /** Bytes of the file, or its text, piece by piece. */
  readonly input: AsyncIterable<Uint8Array | string>;
  readonly station: number;
  readonly time: { readonly column: string; readonly format: TimeFormat };
  readonly columns: readonly CsvColumn[];
  /**
   * Texts that mean that no value was measured; no other text does. A sentinel such as -9999 that is not listed is a value, and quality
   * control fails it. @default ["", "NULL"]
   */
  readonly missing?: readonly string[];
  /** @default "," */
  readonly delimiter?: string;
  /** 1 is real time, 60 an hour in a minute; 0 and Infinity are as fast as the intake takes. @default 0 */
  readonly speed?: number;
  /** Rows that wait for their commit at once. @default 256 */
  readonly maxInFlight?: number;
  /** When a row is said to have been received. @default the clock's time */
  readonly receivedAt?: (observedAt: number) => number;

  readonly registry: Registry;
  readonly units: Units;
  readonly intake: Intake;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
}

export interface CsvReplayReport {
  readonly rows: number;
  /** Rows that went into the reject log. */
  readonly rejected: number;
  readonly stored: number;
  readonly duplicates: number;
  readonly conflicts: number;
}

interface Mapped {
  readonly column: string;
  readonly flagColumn: string | undefined;
  readonly sensor: Sensor;
  readonly read: ValueReader;
}

interface Row {
  readonly record: Record<string, string>;
  readonly raw: string;
}

const LONGEST_ROW = 65_536;
/** Between two attempts while the bridge is busy. */
const PATIENCE = 100;

/**
 * Replays a CSV file of one station: each row is a frame whose evidence is the row's bytes. A replay that was broken off is
 * begun again from the first row: what was stored is counted as duplicates.
 *
 * @throws `SOURCE_CONFIG_INVALID` or `CSV_INVALID` when the mapping does not fit the file, `PARAMETER_UNKNOWN`, `UNIT_UNKNOWN`,
 * `UNIT_INCOMPATIBLE`, `STORE_FAILED`. A row that is wrong goes into the reject log and the replay goes on.
 */
export async function replayCsv(options: CsvReplayOptions): Promise<CsvReplayReport> {
  const { station, time, registry, intake, clock = systemClock, speed = 0, maxInFlight = 256, signal } = options;
  if (!(speed >= 0)) throw bridgeError("SOURCE_CONFIG_INVALID", "speed is 0 or more", { speed });
  const readTime = timeReader(time.format);
  const readerOf = valueReaders(options.units);
  const missing = new Set(options.missing ?? ["", "NULL"]);
  const columns = options.columns.map(({ column, parameter, unit, flagColumn }): Mapped => {
    const sensor = registry.sensorOf(station, parameter);
    if (!sensor) throw bridgeError("PARAMETER_UNKNOWN", `station ${station} does not measure "${parameter}"`);
    return { column, flagColumn, sensor, read: readerOf(sensor, unit) };
  });

  const report = { rows: 0, rejected: 0, stored: 0, duplicates: 0, conflicts: 0 };
  const pace = pacer(speed, clock, signal);
  const flight = flights(maxInFlight);

  const handOver = async (frame: Frame) => {
    const receipt = await patiently(() => intake.accept(frame), clock, signal);
    report.stored += receipt.stored;
    report.duplicates += receipt.duplicates;
    report.conflicts += receipt.conflicts;
  };

  for await (const { record, raw: text } of rowsOf(options)) {
    signal?.throwIfAborted();
    const raw = Buffer.from(text.replace(/\r?\n$/, ""));
    if (report.rows++ === 0) checkColumns(record, time.column, options.columns);
    let observedAt: number;
    let observations: Observation[];
    try {
      observedAt = readTime(record[time.column] ?? "");
      observations = columns.map((column) => observationOf(record, column, observedAt, missing));
    } catch (error) {
      if (!isTallyError(error)) throw error;
      report.rejected++;
      const { code, message: detail } = error;
      const receivedAt = clock.now();
      await flight.begin(() =>
        patiently(() => intake.reject({ source: "csv", station, receivedAt, raw, code, detail }), clock, signal),
      );
      continue;
    }
    await pace(observedAt);
    const receivedAt = options.receivedAt?.(observedAt) ?? clock.now();
    await flight.begin(() => handOver({ source: "csv", station, receivedAt, raw, observations }));
  }
  await flight.landed();
  return report;
}

/** Rows with what they were made of. */
async function* rowsOf({ input, delimiter = "," }: CsvReplayOptions): AsyncGenerator<Row> {
  const parser = parse({
    columns: true,
    raw: true,
    delimiter,
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true, // such a row is rejected for what it lacks, and the rest goes on
    max_record_size: LONGEST_ROW,
  });
  const source = Readable.from(input, { objectMode: false });
  source.once("error", (error) => parser.destroy(error));
  try {
    yield* source.pipe(parser) as AsyncIterable<Row>;
  } catch (error) {
    if (error instanceof CsvError) throw bridgeError("CSV_INVALID", error.message, { code: error.code }, error);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function checkColumns(record: Record<string, string>, time: string, columns: readonly CsvColumn[]): void {
  const wanted = [time, ...columns.flatMap(({ column, flagColumn }) => [column, flagColumn ?? column])];
  const absent = wanted.find((column) => !Object.hasOwn(record, column));
  if (absent !== undefined) throw bridgeError("CSV_INVALID", `the file has no column "${absent}"`, { column: absent });
}

function observationOf(
  record: Record<string, string>,
  { column, flagColumn, sensor, read }: Mapped,
  observedAt: number,
  missing: ReadonlySet<string>,
): Observation {
  const text = record[column];
  if (text === undefined) throw bridgeError("CSV_INVALID", `the row ends before column "${column}"`, { column });
  const flag = flagColumn === undefined ? "" : (record[flagColumn] ?? "");
  const sourceFlag = missing.has(flag) ? "" : flag;
  if (!/^[\x21-\x7e]?$/.test(sourceFlag)) {
    throw bridgeError("CSV_INVALID", `flag in column "${flagColumn}" is not one letter`, { column: flagColumn });
  }
  const value = missing.has(text) ? null : read(text);
  return { sensor, observedAt, value, text, sourceFlag, counter: 0 };
}

/** Waits until a row of a time is due. The first row is due at once; time that runs backwards waits for nothing. */
function pacer(speed: number, clock: Clock, signal: AbortSignal | undefined): (observedAt: number) => Promise<void> {
  let start: { observedAt: number; now: number } | undefined;
  return async (observedAt) => {
    if (speed === 0 || speed === Number.POSITIVE_INFINITY) return;
    start ??= { observedAt, now: clock.now() };
    const wait = start.now + (observedAt - start.observedAt) / speed - clock.now();
    if (wait > 0) await clock.sleep(wait, signal);
    signal?.throwIfAborted();
  };
}

/** Work of which at most `limit` is under way; the first failure ends it. */
function flights(limit: number) {
  let underWay = 0;
  let failure: { readonly error: unknown } | undefined;
  let wake = () => {};
  const until = async (done: () => boolean) => {
    while (!done()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure) throw failure.error;
  };
  return {
    async begin(work: () => Promise<void>): Promise<void> {
      await until(() => underWay < limit || failure !== undefined);
      underWay++;
      void work()
        .catch((error) => {
          failure ??= { error };
        })
        .then(() => {
          underWay--;
          wake();
        });
    },
    landed: () => until(() => underWay === 0),
  };
}

/** A replay has time: it comes again while the bridge is busy. A store that failed is not waited for. */
async function patiently<T>(work: () => Promise<T>, clock: Clock, signal: AbortSignal | undefined): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isTallyError(error) || !error.retryable || error.code === "STORE_FAILED") throw error;
      await clock.sleep(PATIENCE, signal);
      signal?.throwIfAborted();
    }
  }
}
