import type { ClientBase } from "pg";
import { bridgeError } from "../../model/errors.ts";

/** What brings a store from version n to n + 1. Only appended to. */
const MIGRATIONS = [
  `
  CREATE TABLE station (
    station bigint PRIMARY KEY,
    last_seq bigint NOT NULL DEFAULT 0,
    last_received_at bigint NOT NULL DEFAULT 0,
    readings bigint NOT NULL DEFAULT 0,
    duplicates bigint NOT NULL DEFAULT 0,
    conflicts bigint NOT NULL DEFAULT 0,
    rejections bigint NOT NULL DEFAULT 0
  );
  CREATE TABLE sensor (sensor bigint PRIMARY KEY, station bigint NOT NULL);
  -- A worker takes numbers a thousand at a time: frames may have holes between their numbers, readings never.
  CREATE SEQUENCE frame_block;
  CREATE TABLE frame (
    id bigint PRIMARY KEY,
    source text NOT NULL,
    station bigint NOT NULL,
    received_at bigint NOT NULL,
    raw bytea NOT NULL
  );
  CREATE TABLE reading (
    station bigint NOT NULL,
    seq bigint NOT NULL,
    sensor bigint NOT NULL,
    observed_at bigint NOT NULL,
    received_at bigint NOT NULL,
    value bigint,
    text text NOT NULL,
    source_flag text NOT NULL,
    counter bigint NOT NULL,
    conflict boolean NOT NULL,
    frame bigint NOT NULL,
    PRIMARY KEY (station, seq)
  );
  CREATE UNIQUE INDEX first_copy ON reading (sensor, observed_at) WHERE NOT conflict;
  CREATE INDEX conflict_copy ON reading (sensor, observed_at, value) WHERE conflict;
  -- One row, locked by who appends rejections: numbers become visible in their order.
  CREATE TABLE rejection_log (last_id bigint NOT NULL);
  INSERT INTO rejection_log VALUES (0);
  CREATE TABLE rejection (
    id bigint PRIMARY KEY,
    source text NOT NULL,
    station bigint NOT NULL,
    received_at bigint NOT NULL,
    code text NOT NULL,
    detail text NOT NULL,
    digest text NOT NULL,
    sample bytea
  );
  CREATE INDEX rejection_of_station ON rejection (station, id);
  CREATE TABLE rejection_count (
    station bigint NOT NULL,
    code text NOT NULL,
    day bigint NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (station, code, day)
  );
  CREATE TABLE batch (
    station bigint NOT NULL,
    first_seq bigint NOT NULL,
    last_seq bigint NOT NULL,
    state text NOT NULL,
    batch text NOT NULL,
    verdicts bytea NOT NULL,
    upstream_through bigint NOT NULL,
    rejects_through bigint NOT NULL,
    closed_at bigint NOT NULL,
    epoch bigint,
    signatures text,
    tx_hash text,
    block bigint,
    gas_used bigint,
    sealed_at bigint,
    PRIMARY KEY (station, first_seq)
  );
  CREATE INDEX unsealed_batch ON batch (station, first_seq) WHERE state <> 'sealed';
  CREATE TABLE promise (
    station bigint NOT NULL,
    first_seq bigint NOT NULL,
    batch_hash text NOT NULL,
    PRIMARY KEY (station, first_seq)
  );
  `,
  // Few batches list exceedances, and who asks for those must not read all others. As `JSON.stringify` writes it.
  `CREATE INDEX exceeding_batch ON batch (station, first_seq) WHERE strpos(batch, '"exceedances":[]') = 0;`,
  "CREATE TABLE chain (chain_id bigint NOT NULL, genesis_hash text NOT NULL, feeds text NOT NULL);",
  `CREATE TABLE gap (
    station bigint NOT NULL,
    first_seq bigint NOT NULL,
    through_seq bigint NOT NULL,
    PRIMARY KEY (station, first_seq)
  );`,
  "ALTER TABLE promise ADD COLUMN cosigning text;",
  // Times are the database's own: workers' clocks differ.
  `CREATE TABLE worker (
    name text PRIMARY KEY,
    instance text NOT NULL,
    sender text NOT NULL,
    stations text NOT NULL,
    sessions text NOT NULL,
    lives_until timestamptz NOT NULL,
    adopter text,
    adopted_until timestamptz
  );
  CREATE TABLE lease (
    station bigint PRIMARY KEY,
    holder text NOT NULL,
    -- Grows each time that the station is taken or given back: who writes shows it.
    token bigint NOT NULL,
    expires_at timestamptz NOT NULL
  );`,
];

/** Of the lock that keeps two programs from migrating at once: "tally" in ASCII. */
const MIGRATION_LOCK = 0x74616c6c79;

/**
 * Brings the store up to date within the caller's transaction. Everything lies in the connection's default schema: a database,
 * or a user with a `search_path`, of the bridge's own keeps it apart from others.
 *
 * @throws `STORE_VERSION` where a newer program wrote it.
 */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  await client.query("CREATE TABLE IF NOT EXISTS store_version (version bigint NOT NULL)");
  const { rows } = await client.query<{ version: number }>("SELECT version FROM store_version");
  const version = rows[0]?.version ?? 0;
  if (version > MIGRATIONS.length) {
    throw bridgeError("STORE_VERSION", `the store has version ${version}, this program knows ${MIGRATIONS.length}`, {
      version,
      needed: MIGRATIONS.length,
    });
  }
  if (version === MIGRATIONS.length) return;
  for (const migration of MIGRATIONS.slice(version)) await client.query(migration);
  await client.query("DELETE FROM store_version");
  await client.query("INSERT INTO store_version VALUES ($1)", [MIGRATIONS.length]);
}
