/**
 * What a vault keeps. Columns named `closed` are encrypted under the key file; nothing of a resource's content is in the clear.
 */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS origin (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS challenge (
    nonce TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    key TEXT,
    secret_hash TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS session (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    org INTEGER NOT NULL,
    key TEXT,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS resource (
    resource TEXT PRIMARY KEY,
    closed BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS version (
    resource TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    closed BLOB NOT NULL,
    PRIMARY KEY (resource, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS transfer (
    agreement TEXT NOT NULL,
    seq INTEGER NOT NULL,
    request_hash TEXT NOT NULL,
    state TEXT NOT NULL,
    until INTEGER NOT NULL,
    closed BLOB NOT NULL,
    PRIMARY KEY (agreement, seq, request_hash)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS transfer_by_number ON transfer (agreement, seq) WHERE state <> 'Abandoned' AND state <> 'Failed';
  CREATE INDEX IF NOT EXISTS transfer_by_state ON transfer (state);

  CREATE TABLE IF NOT EXISTS result (job TEXT PRIMARY KEY, closed BLOB NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS asked (
    agreement TEXT NOT NULL,
    query TEXT NOT NULL,
    PRIMARY KEY (agreement, query)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS question (
    agreement TEXT NOT NULL,
    query TEXT NOT NULL,
    question TEXT NOT NULL,
    PRIMARY KEY (agreement, query)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS refusal (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    org INTEGER,
    account TEXT,
    agreement TEXT,
    act TEXT NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS refusal_by_agreement ON refusal (agreement, id);
`;
