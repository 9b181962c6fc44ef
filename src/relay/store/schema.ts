import type { DatabaseSync } from "node:sqlite";
import { relayError } from "../errors.ts";

/** A request that is `Lapsed` was settled once and waits again, because the light client's trust is another now: it needs no place. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS light_client (id TEXT PRIMARY KEY, era INTEGER) STRICT;
  CREATE TABLE IF NOT EXISTS request (
    number INTEGER PRIMARY KEY,
    state TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    settled_at INTEGER,
    state_root TEXT,
    reason TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS request_by_state ON request (state, number);
  CREATE TABLE IF NOT EXISTS slot (
    number INTEGER NOT NULL REFERENCES request ON DELETE CASCADE,
    account TEXT NOT NULL,
    slot TEXT NOT NULL,
    state TEXT NOT NULL,
    account_nodes TEXT NOT NULL,
    storage_nodes TEXT NOT NULL,
    state_root TEXT,
    reason TEXT,
    PRIMARY KEY (number, account, slot)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS slot_by_state ON slot (state, number);
`;

/** Makes the tables where they are not there. @throws `RELAY_STORE_OF_OTHER`. */
export function prepareTables(db: DatabaseSync, lightClient: string): void {
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  db.exec(SCHEMA);
  const stored = db.prepare("SELECT id FROM light_client").get()?.id;
  if (stored === undefined) db.prepare("INSERT INTO light_client VALUES (?, NULL)").run(lightClient);
  else if (stored !== lightClient) {
    const message = `the store is of light client ${stored}, not of ${lightClient}`;
    throw relayError("RELAY_STORE_OF_OTHER", message, { field: "lightClient", value: lightClient, stored });
  }
}
