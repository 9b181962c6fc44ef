import { DatabaseSync } from "node:sqlite";
import { transaction } from "../../../lib/sqlite-transaction.ts";
import type { Process } from "../model/process.ts";
import { isFinal } from "../model/states.ts";
import type { DspStore } from "./store.ts";

/** A process is one JSON text; the columns beside it are what it is looked for by. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS dsp_process (
    pid TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    participant TEXT NOT NULL,
    peer_pid TEXT,
    agreement TEXT,
    state TEXT,
    open INTEGER NOT NULL,
    due_at INTEGER,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS dsp_process_by_peer ON dsp_process (kind, role, participant, peer_pid);
  CREATE INDEX IF NOT EXISTS dsp_process_by_agreement ON dsp_process (agreement) WHERE agreement IS NOT NULL;
  CREATE INDEX IF NOT EXISTS dsp_process_due ON dsp_process (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS dsp_process_open ON dsp_process (kind, participant) WHERE open = 1;
  CREATE TABLE IF NOT EXISTS dsp_taken (
    pid TEXT NOT NULL,
    message TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (pid, message)
  ) STRICT, WITHOUT ROWID;
`;

/** When a process next needs something done: a message sent, a decision taken, the data plane told. */
export function dueAt(process: Process): number | undefined {
  const times = [process.pending?.dueAt, process.pending === undefined ? process.decideAt : undefined];
  if (process.effect !== undefined) times.push(process.effectAt ?? 0);
  const given = times.filter((each) => each !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}

/** What it is looked for by: an agreement is on the chain once FINALIZED is decided, whenever the consumer hears of it. */
const stateOf = ({ state, pending }: Process) => (pending?.to === "FINALIZED" ? "FINALIZED" : (state ?? null));

const isOpen = (process: Process) => (process.state === undefined || !isFinal(process.state) ? 1 : 0);

const read = (row: Record<string, unknown> | undefined): Process | undefined =>
  row === undefined ? undefined : (JSON.parse(String(row.body)) as Process);

/** Opens the store in a file, durable against power loss. */
export function openDspStore(path: string): DspStore {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    db.exec(SCHEMA);
  } catch (error) {
    db.close();
    throw error;
  }
  return dspStoreOn(db);
}

function dspStoreOn(db: DatabaseSync): DspStore {
  const insert = db.prepare("INSERT INTO dsp_process VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const update = db.prepare(
    "UPDATE dsp_process SET peer_pid = ?, agreement = ?, state = ?, open = ?, due_at = ?, revision = ?, body = ? WHERE pid = ? AND revision = ?",
  );
  const byPid = db.prepare("SELECT body FROM dsp_process WHERE pid = ?");
  const byPeer = db.prepare(
    "SELECT body FROM dsp_process WHERE kind = ? AND role = ? AND participant = ? AND peer_pid = ?",
  );
  const due = db.prepare(`
    SELECT body FROM (
      SELECT body, due_at, pid, row_number() OVER (PARTITION BY participant ORDER BY due_at, pid) AS place
      FROM dsp_process WHERE due_at <= ?
    ) WHERE place <= ? ORDER BY due_at, pid LIMIT ?
  `);
  const nextDue = db.prepare("SELECT min(due_at) AS at FROM dsp_process WHERE due_at > ?");
  const agreement = db.prepare(
    "SELECT body FROM dsp_process WHERE agreement = ? AND kind = 'negotiation' AND role = ? AND state = 'FINALIZED'",
  );
  const current = db.prepare(
    "SELECT body FROM dsp_process WHERE agreement = ? AND kind = 'negotiation' AND role = ? AND state <> 'TERMINATED'",
  );
  const transfers = db.prepare(
    "SELECT body FROM dsp_process WHERE agreement = ? AND kind = 'transfer' AND open = 1 ORDER BY pid",
  );
  const open = db.prepare("SELECT count(*) AS n FROM dsp_process WHERE kind = ? AND participant = ? AND open = 1");
  const taken = db.prepare("SELECT 1 FROM dsp_taken WHERE pid = ? AND message = ?");
  const take = db.prepare("INSERT INTO dsp_taken VALUES (?, ?, ?) ON CONFLICT DO NOTHING");

  return {
    transaction: (work) => transaction(db, work),
    insert(process) {
      const { pid, kind, role, participant, peerPid, agreementId, revision } = process;
      const columns = [peerPid ?? null, agreementId ?? null, stateOf(process), isOpen(process), dueAt(process) ?? null];
      insert.run(pid, kind, role, participant, ...columns, revision, JSON.stringify(process));
    },
    get: (pid) => read(byPid.get(pid)),
    byPeer: (...key) => read(byPeer.get(...key)),
    replace(process) {
      const { pid, peerPid, agreementId, revision } = process;
      const columns = [peerPid ?? null, agreementId ?? null, stateOf(process), isOpen(process), dueAt(process) ?? null];
      const next = { ...process, revision: revision + 1 };
      const { changes } = update.run(...columns, next.revision, JSON.stringify(next), pid, revision);
      return changes === 1;
    },
    due: (now, { all, each }) => due.all(now, each, all).map((row) => read(row) as Process),
    nextDue(after = -1) {
      const at = nextDue.get(after)?.at;
      return at === null || at === undefined ? undefined : Number(at);
    },
    agreement: (id, role) => read(agreement.get(id, role)),
    negotiationOf: (id, role) => read(current.get(id, role)),
    openTransfers: (id) => transfers.all(id).map((row) => read(row) as Process),
    countOpen: (kind, participant) => Number(open.get(kind, participant)?.n),
    hasTaken: (pid, message) => taken.get(pid, message) !== undefined,
    take: (pid, message, at) => void take.run(pid, message, at),
    close: () => db.close(),
  };
}
