/** Tables of the store. Tags are text in hex, words are blobs. */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS report (
    epoch INTEGER NOT NULL,
    tag TEXT NOT NULL,
    organisation INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    until INTEGER NOT NULL,
    contested INTEGER NOT NULL,
    PRIMARY KEY (epoch, tag, organisation)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS root (
    epoch INTEGER NOT NULL,
    number INTEGER NOT NULL,
    root TEXT NOT NULL,
    bits INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (epoch, number)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS query_count (
    organisation INTEGER PRIMARY KEY,
    total INTEGER NOT NULL,
    receipts TEXT NOT NULL,
    deadline INTEGER NOT NULL,
    account TEXT NOT NULL,
    signature TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS query (
    id INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL,
    at INTEGER NOT NULL,
    asked INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS query_by_organisation ON query (organisation, at, asked);
  CREATE TABLE IF NOT EXISTS receipt (
    id INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL,
    receipt TEXT NOT NULL,
    at INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    UNIQUE (organisation, receipt)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS receipt_open ON receipt (organisation, id) WHERE counted = 0;
`;
