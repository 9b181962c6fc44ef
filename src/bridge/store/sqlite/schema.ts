import type { DatabaseSync } from "node:sqlite";
import { bridgeError } from "../../model/errors.ts";

/** What brings a database from version n to n + 1. Only appended to. */
type Migrations = readonly string[];

/**
 * `readings.db`. Readings lie in the order of each station's sequence, so a batch is one run of pages. What says that a sensor has a first
 * copy for a time is `moment`: a run of first copies of one frame with one time of observation. It costs one entry per frame
 * where an index by (sensor, observed_at) costs one per reading, each in another page: with 2 000 sensors that is half of
 * all writing.
 */
export const READINGS: Migrations = [
  `
  CREATE TABLE station (
    station INTEGER PRIMARY KEY,
    last_seq INTEGER NOT NULL,
    last_received_at INTEGER NOT NULL,
    readings INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    rejections INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE sensor (sensor INTEGER PRIMARY KEY, station INTEGER NOT NULL) STRICT;
  CREATE TABLE frame (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    station INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    raw BLOB NOT NULL
  ) STRICT;
  CREATE TABLE reading (
    station INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    sensor INTEGER NOT NULL,
    observed_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    value INTEGER,
    text TEXT NOT NULL,
    source_flag TEXT NOT NULL,
    counter INTEGER NOT NULL,
    conflict INTEGER NOT NULL,
    frame INTEGER NOT NULL,
    PRIMARY KEY (station, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX conflict_copy ON reading (sensor, observed_at, value) WHERE conflict = 1;
  CREATE TABLE moment (
    station INTEGER NOT NULL,
    observed_at INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    length INTEGER NOT NULL,
    PRIMARY KEY (station, observed_at, first_seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE rejection (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    station INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    digest TEXT NOT NULL,
    sample BLOB
  ) STRICT;
  CREATE INDEX rejection_of_station ON rejection (station, id);
  CREATE TABLE rejection_count (
    station INTEGER NOT NULL,
    code TEXT NOT NULL,
    day INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (station, code, day)
  ) STRICT, WITHOUT ROWID;
  `,
  "CREATE TABLE chain (chain_id INTEGER NOT NULL, genesis_hash TEXT NOT NULL, feeds TEXT NOT NULL) STRICT;",
];

/** `batches.db`: a file of its own, so that whoever seals never waits for whoever appends, nor the other way round. */
export const BATCHES: Migrations = [
  `
  CREATE TABLE batch (
    station INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    batch TEXT NOT NULL,
    verdicts BLOB NOT NULL,
    upstream_through INTEGER NOT NULL,
    rejects_through INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    epoch INTEGER,
    signatures TEXT,
    tx_hash TEXT,
    block INTEGER,
    gas_used INTEGER,
    sealed_at INTEGER,
    PRIMARY KEY (station, first_seq)
  ) STRICT;
  CREATE INDEX unsealed_batch ON batch (station, first_seq) WHERE state <> 'sealed';
  CREATE TABLE promise (
    station INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    batch_hash TEXT NOT NULL,
    PRIMARY KEY (station, first_seq)
  ) STRICT, WITHOUT ROWID;
  `,
  // Few batches list exceedances, and who asks for those must not read all others. As `JSON.stringify` writes it.
  `CREATE INDEX exceeding_batch ON batch (station, first_seq) WHERE instr(batch, '"exceedances":[]') = 0;`,
  `CREATE TABLE gap (
    station INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    through_seq INTEGER NOT NULL,
    PRIMARY KEY (station, first_seq)
  ) STRICT, WITHOUT ROWID;`,
  "ALTER TABLE promise ADD COLUMN cosigning TEXT;",
];

const versionOf = (db: DatabaseSync) => db.prepare("PRAGMA user_version").get()?.user_version as number;

/** Brings a database up to date, each step in a transaction of its own. */
export function migrate(db: DatabaseSync, migrations: Migrations): void {
  for (let version = versionOf(db); version < migrations.length; version++) {
    db.exec(`BEGIN IMMEDIATE; ${migrations[version]} PRAGMA user_version = ${version + 1}; COMMIT;`);
  }
  requireVersion(db, migrations);
}

/** @throws `STORE_VERSION` where this program does not know the database's version, or would have to migrate it first. */
export function requireVersion(db: DatabaseSync, { length: needed }: Migrations): void {
  const version = versionOf(db);
  if (version === needed) return;
  throw bridgeError("STORE_VERSION", `the store has version ${version}, this program needs ${needed}`, {
    version,
    needed,
  });
}
