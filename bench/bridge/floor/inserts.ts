import { DatabaseSync } from "node:sqlite";
import type { SourceName } from "../../../src/bridge/model/frame.ts";
import { openSqliteStore } from "../../../src/bridge/store/sqlite/store.ts";
import type { Tally } from "../tally.ts";

/** Bytes that came in, and what had to be known of them to insert them. */
export interface Arrived {
  readonly source: SourceName;
  readonly station: number;
  readonly raw: Uint8Array;
  readonly observedAt: number;
  readonly values: readonly number[];
  readonly texts: readonly string[];
  /** Called when it is durable. */
  readonly stored: () => void;
}

export interface Inserts {
  add(arrived: Arrived): void;
  close(): void;
}

/**
 * The rows that the bridge's store writes, into its own tables with its own settings, in groups as large as what has arrived.
 * Nothing is looked up or compared.
 */
export async function openInserts(
  folder: string,
  sensorsOf: ReadonlyMap<number, readonly number[]>,
  tally: Tally,
): Promise<Inserts> {
  const made = await openSqliteStore({ folder, access: "ingest" });
  await made.close();
  const db = new DatabaseSync(`${folder}/readings.db`);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -32768`);
  const [begin, commit] = [db.prepare("BEGIN IMMEDIATE"), db.prepare("COMMIT")];
  const frame = db.prepare("INSERT INTO frame VALUES (?, ?, ?, ?, ?)");
  const reading = db.prepare("INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const moment = db.prepare("INSERT INTO moment VALUES (?, ?, ?, ?)");
  const sequence = new Map([...sensorsOf.keys()].map((station) => [station, 0]));
  let group: Arrived[] = [];
  let id = 0;

  const write = () => {
    const arrived = group;
    group = [];
    const receivedAt = Date.now();
    let stored = 0;
    begin.run();
    for (const { source, station, raw, observedAt, values, texts } of arrived) {
      const sensors = sensorsOf.get(station) as readonly number[];
      let seq = sequence.get(station) as number;
      frame.run(++id, source, station, receivedAt, raw);
      moment.run(station, observedAt, seq + 1, values.length);
      for (let i = 0; i < values.length; i++) {
        reading.run(
          station,
          ++seq,
          sensors[i] as number,
          observedAt,
          receivedAt,
          values[i] as number,
          texts[i] as string,
          "",
          0,
          0,
          id,
        );
      }
      sequence.set(station, seq);
      stored += values.length;
    }
    commit.run();
    tally.take([], stored, () => 0);
    for (const each of arrived) each.stored();
  };

  return {
    add(arrived) {
      if (group.push(arrived) === 1) setImmediate(write);
    },
    close: () => db.close(),
  };
}
