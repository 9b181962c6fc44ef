import { DatabaseSync } from "node:sqlite";
import { transaction } from "../../../lib/sqlite-transaction.ts";
import { sdkError } from "../errors.ts";
import { isFinal, type OutboxEntry, type OutboxLane, type OutboxStore } from "./store.ts";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS lane (name TEXT PRIMARY KEY, next_nonce INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS outbox (
    lane TEXT NOT NULL,
    key TEXT NOT NULL,
    nonce INTEGER NOT NULL,
    final INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (lane, key),
    UNIQUE (lane, nonce)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS outbox_by_nonce ON outbox (lane, final, nonce);
`;

/**
 * Keeps outboxes in a file, durable against power loss (WAL, synchronous FULL). Others may read the file while it is held.
 *
 * The lock is an open transaction on `<path>.lock`: the operating system ends it with the process, however that dies.
 *
 * Never put back an older copy of the file: what was sent since would be sent again.
 *
 * @throws `OUTBOX_LOCKED` when the file is held already.
 */
export function sqliteStore(path: string): OutboxStore {
  const lock = acquire(path);
  const db = new DatabaseSync(path, { timeout: 5_000 });
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  db.exec(SCHEMA);
  const held = new Set<string>();
  return {
    async open(lane) {
      if (held.has(lane)) throw sdkError("OUTBOX_LOCKED", `the outbox of ${lane} is open already`, { lane });
      held.add(lane);
      return laneOf(db, lane, () => held.delete(lane));
    },
    async close() {
      if (!db.isOpen) return;
      db.close();
      lock.close();
    },
  };
}

function acquire(path: string): DatabaseSync {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (!/locked/.test(String(error))) throw error;
    throw sdkError("OUTBOX_LOCKED", `${path} is held by another outbox`, { path }, error);
  }
}

function laneOf(db: DatabaseSync, lane: string, release: () => void): OutboxLane {
  const byKey = db.prepare("SELECT record FROM outbox WHERE lane = ? AND key = ?");
  const byNonce = db.prepare("SELECT record FROM outbox WHERE lane = ? AND final = 0 ORDER BY nonce");
  const highest = db.prepare("SELECT max(nonce) + 1 AS settled FROM outbox WHERE lane = ? AND final = 1");
  const nextNonce = db.prepare("SELECT next_nonce AS next FROM lane WHERE name = ?");
  const setNext = db.prepare(
    "INSERT INTO lane VALUES (?, ?) ON CONFLICT DO UPDATE SET next_nonce = excluded.next_nonce",
  );
  const insert = db.prepare("INSERT INTO outbox VALUES (?, ?, ?, ?, ?)");
  const update = db.prepare("UPDATE outbox SET nonce = ?, final = ?, record = ? WHERE lane = ? AND key = ?");

  const get = (key: string) => parse(byKey.get(lane, key));
  const takeNonce = (atLeast: number) => {
    const nonce = Math.max((nextNonce.get(lane)?.next as number | undefined) ?? 0, atLeast);
    setNext.run(lane, nonce + 1);
    return nonce;
  };
  const replace = (record: OutboxEntry) => {
    const { changes } = update.run(record.tx.nonce, Number(isFinal(record)), JSON.stringify(record), lane, record.key);
    if (changes !== 1) throw new RangeError(`no record ${record.key}`);
  };
  return {
    async append(key, atLeast, build) {
      return transaction(db, () => {
        const before = get(key);
        if (before) return before;
        const record = build(takeNonce(atLeast));
        insert.run(lane, key, record.tx.nonce, Number(isFinal(record)), JSON.stringify(record));
        return record;
      });
    },
    async renew(key, atLeast, build) {
      return transaction(db, () => {
        const before = get(key);
        if (!before) throw new RangeError(`no record ${key}`);
        const record = build(takeNonce(atLeast), before);
        replace(record);
        return record;
      });
    },
    async put(record) {
      transaction(db, () => replace(record));
    },
    async get(key) {
      return get(key);
    },
    async pending() {
      return byNonce.all(lane).map((row) => parse(row) as OutboxEntry);
    },
    async settled() {
      return (highest.get(lane)?.settled as number | null) ?? 0;
    },
    async close() {
      release();
    },
  };
}

function parse(row: Record<string, unknown> | undefined): OutboxEntry | undefined {
  return row && (JSON.parse(row.record as string) as OutboxEntry);
}
