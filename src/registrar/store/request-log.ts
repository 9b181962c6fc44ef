import { DatabaseSync } from "node:sqlite";
import { transaction } from "../../lib/sqlite-transaction.ts";
import { registrarError } from "../errors.ts";
import { checkOf, type Epoch } from "../keys/epochs.ts";

/** A request that was answered, as it is kept: with keys, from which nobody finds the fields, and never with digests. */
export interface RecordedRequest {
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly organisation: number;
  readonly account: string;
  readonly epoch: number;
  /** Under that epoch. */
  readonly keys: readonly string[];
}

/** Keys that an organisation may ask for within a span of time. */
export interface Quota {
  readonly keys: number;
  /** Milliseconds. */
  readonly span: number;
}

/** Every request that was answered, on disk before its answer leaves. */
export interface RequestLog {
  /** @throws `KEYS_REQUEST_REPEATED`, `KEYS_QUOTA_EXCEEDED`: nothing is recorded then but that it was refused. */
  record(request: RecordedRequest): void;
  /** An organisation's requests, the newest first. */
  requestsOf(organisation: number, limit: number): RecordedRequest[];
  /** Keys of every request that was answered while an epoch was the current one. */
  keysOf(epoch: number): Iterable<readonly string[]>;
  /** Forgets an epoch, so that a key file without it is taken. */
  forget(epoch: number): void;
  /** Requests of an organisation's accounts that were refused, by code. */
  refusalsOf(organisation: number): Readonly<Record<string, number>>;
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS epoch (epoch INTEGER PRIMARY KEY, secret_check TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS request (
    nonce TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    organisation INTEGER NOT NULL,
    account TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    key_count INTEGER NOT NULL,
    keys TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS request_by_organisation ON request (organisation, at, key_count);
  CREATE TABLE IF NOT EXISTS refusal (
    organisation INTEGER NOT NULL,
    code TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (organisation, code)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Opens the log in a file, durable against power loss.
 *
 * @throws `EPOCHS_DIFFER` where answers were given under a secret that is not among the epochs: another key file, or an older copy.
 */
export function openRequestLog(path: string, epochs: readonly Epoch[], quota: Quota): RequestLog {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    db.exec(SCHEMA);
    requireKnown(db, epochs);
  } catch (error) {
    db.close();
    throw error;
  }
  const insert = db.prepare("INSERT INTO request VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
  const used = db.prepare("SELECT coalesce(sum(key_count), 0) AS used FROM request WHERE organisation = ? AND at > ?");
  const newest = db.prepare("SELECT * FROM request WHERE organisation = ? ORDER BY at DESC LIMIT ?");
  const ofEpoch = db.prepare("SELECT keys FROM request WHERE epoch = ?");
  const forget = db.prepare("DELETE FROM epoch WHERE epoch = ?");
  const count = db.prepare("INSERT INTO refusal VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1");
  const refusals = db.prepare("SELECT code, times FROM refusal WHERE organisation = ?");

  function reasonAgainst({ nonce, at, organisation, account, epoch, keys }: RecordedRequest) {
    const before = Number(used.get(organisation, at - quota.span)?.used);
    if (before + keys.length > quota.keys) {
      const values = { field: "digests", value: keys.length, organisation, account, used: before, limit: quota.keys };
      const message = `organisation ${organisation} asked for ${before} keys of ${quota.keys}, and for ${keys.length} more`;
      return registrarError("KEYS_QUOTA_EXCEEDED", message, values);
    }
    const { changes } = insert.run(nonce, at, organisation, account, epoch, keys.length, JSON.stringify(keys));
    if (changes === 1) return undefined;
    return registrarError("KEYS_REQUEST_REPEATED", `the request ${nonce} was brought before`, {
      field: "nonce",
      value: nonce,
    });
  }
  return {
    record(request) {
      const reason = transaction(db, () => {
        const against = reasonAgainst(request);
        if (against !== undefined) count.run(request.organisation, against.code);
        return against;
      });
      if (reason !== undefined) throw reason;
    },
    requestsOf: (organisation, limit) =>
      newest.all(organisation, limit).map((row) => ({
        nonce: String(row.nonce),
        at: Number(row.at),
        organisation: Number(row.organisation),
        account: String(row.account),
        epoch: Number(row.epoch),
        keys: JSON.parse(String(row.keys)),
      })),
    *keysOf(epoch) {
      for (const { keys } of ofEpoch.iterate(epoch)) yield JSON.parse(String(keys));
    },
    forget: (epoch) => void forget.run(epoch),
    refusalsOf: (organisation) =>
      Object.fromEntries(refusals.all(organisation).map(({ code, times }) => [String(code), Number(times)])),
    close: () => db.close(),
  };
}

/** Remembers the epochs, and requires those that it remembers. */
function requireKnown(db: DatabaseSync, epochs: readonly Epoch[]): void {
  const checks = new Map(epochs.map((epoch): [number, string] => [epoch.epoch, checkOf(epoch)]));
  for (const row of db.prepare("SELECT epoch, secret_check FROM epoch").all()) {
    const epoch = Number(row.epoch);
    if (checks.get(epoch) === row.secret_check) continue;
    const message = `the key file ${checks.has(epoch) ? "has another secret for" : "lacks"} epoch ${epoch}`;
    throw registrarError("EPOCHS_DIFFER", message, { field: "epoch", value: epoch });
  }
  const remember = db.prepare("INSERT INTO epoch VALUES (?, ?) ON CONFLICT DO NOTHING");
  transaction(db, () => {
    for (const [epoch, check] of checks) remember.run(epoch, check);
  });
}
