import { DatabaseSync } from "node:sqlite";
import { transaction } from "../../lib/sqlite-transaction.ts";
import { relayError } from "../errors.ts";

/**
 * - `Waiting`: the block is not there yet, or its header is on its way.
 * - `Recorded`: the light client has it.
 * - `Refused`: the light client will not take it; asked again it is tried again.
 */
export type RequestState = "Waiting" | "Recorded" | "Refused";

/** A slot that is to be proved at the height. */
export interface SlotRequest {
  readonly account: string;
  readonly slot: string;
}

/** - `Waiting`: it is fetched once the block is there. - `Missed`: no node keeps the state any more. */
export type SlotState = "Waiting" | "Fetched" | "Missed";

export interface StoredSlot extends SlotRequest {
  readonly state: SlotState;
  readonly accountNodes: readonly string[];
  readonly storageNodes: readonly string[];
  readonly reason?: string;
}

export interface HeightRequest {
  readonly number: number;
  readonly state: RequestState;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly reason?: string;
  readonly slots: readonly StoredSlot[];
}

/** Heights that somebody asked for, and proofs at them: on disk before they are acknowledged. */
export interface RequestStore {
  /** Adds a height, or slots to one. @throws `RELAY_OVERLOADED`. */
  ask(number: number, slots: readonly SlotRequest[], at: number): HeightRequest;
  get(number: number): HeightRequest | undefined;
  /** Heights whose header is to be brought, the lowest first. */
  waiting(): readonly number[];
  /** Slots that are to be fetched, the oldest first. */
  slotsWaiting(): readonly (SlotRequest & { readonly number: number })[];
  settle(number: number, state: "Recorded" | "Refused", reason?: string): void;
  settleSlot(number: number, slot: Omit<StoredSlot, "state">, state: "Fetched" | "Missed"): void;
  /** By state. */
  count(): Readonly<Record<string, number>>;
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS light_client (id TEXT PRIMARY KEY) STRICT;
  CREATE TABLE IF NOT EXISTS request (
    number INTEGER PRIMARY KEY,
    state TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    reason TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS request_by_state ON request (state, number);
  CREATE TABLE IF NOT EXISTS slot (
    number INTEGER NOT NULL,
    account TEXT NOT NULL,
    slot TEXT NOT NULL,
    state TEXT NOT NULL,
    account_nodes TEXT NOT NULL,
    storage_nodes TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (number, account, slot)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS slot_by_state ON slot (state, number);
`;

/**
 * Opens the requests of a light client in a file, durable against power loss; the outbox may be in the same file.
 *
 * @throws `RELAY_STORE_OF_OTHER`.
 */
export function openRequests(path: string, lightClient: string, mostWaiting: number): RequestStore {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    db.exec(SCHEMA);
    requireSame(db, lightClient);
  } catch (error) {
    db.close();
    throw error;
  }
  const counted = db.prepare("SELECT count(*) AS n FROM request WHERE state = 'Waiting'");
  const slotsCounted = db.prepare("SELECT count(*) AS n FROM slot WHERE state = 'Waiting'");
  const one = db.prepare("SELECT * FROM request WHERE number = ?");
  const slotsOf = db.prepare("SELECT * FROM slot WHERE number = ? ORDER BY account, slot");
  const insert = db.prepare(
    "INSERT INTO request VALUES (?, 'Waiting', ?, NULL) ON CONFLICT DO UPDATE SET state = 'Waiting', reason = NULL WHERE state = 'Refused'",
  );
  const insertSlot = db.prepare(
    "INSERT INTO slot VALUES (?, ?, ?, 'Waiting', '[]', '[]', NULL) ON CONFLICT DO UPDATE SET state = 'Waiting', reason = NULL WHERE state = 'Missed'",
  );
  const waiting = db.prepare("SELECT number FROM request WHERE state = 'Waiting' ORDER BY number");
  const slotsWaiting = db.prepare("SELECT number, account, slot FROM slot WHERE state = 'Waiting' ORDER BY number");
  const settle = db.prepare("UPDATE request SET state = ?, reason = ? WHERE number = ?");
  const settleSlot = db.prepare(
    "UPDATE slot SET state = ?, account_nodes = ?, storage_nodes = ?, reason = ? WHERE number = ? AND account = ? AND slot = ?",
  );
  const states = db.prepare("SELECT state, count(*) AS n FROM request GROUP BY state");

  const get = (number: number): HeightRequest | undefined => {
    const row = one.get(number);
    if (row === undefined) return undefined;
    return {
      number,
      state: row.state as RequestState,
      askedAt: Number(row.asked_at),
      ...reasonOf(row),
      slots: slotsOf.all(number).map(slotFrom),
    };
  };
  return {
    ask(number, slots, at) {
      return transaction(db, () => {
        const isNew = one.get(number) === undefined;
        const places = Number(counted.get()?.n) + Number(slotsCounted.get()?.n);
        if ((isNew || slots.length > 0) && places + slots.length >= mostWaiting) {
          const message = `${places} heights and slots wait, and ${mostWaiting} may`;
          throw relayError("RELAY_OVERLOADED", message, {
            field: "number",
            value: number,
            waiting: places,
            mostWaiting,
          });
        }
        insert.run(number, at);
        for (const { account, slot } of slots) insertSlot.run(number, account, slot);
        return get(number) as HeightRequest;
      });
    },
    get,
    waiting: () => waiting.all().map(({ number }) => Number(number)),
    slotsWaiting: () =>
      slotsWaiting.all().map(({ number, account, slot }) => ({
        number: Number(number),
        account: String(account),
        slot: String(slot),
      })),
    settle: (number, state, reason) => void settle.run(state, reason ?? null, number),
    settleSlot(number, { account, slot, accountNodes, storageNodes, reason }, state) {
      const nodes = [JSON.stringify(accountNodes), JSON.stringify(storageNodes)] as const;
      settleSlot.run(state, ...nodes, reason ?? null, number, account, slot);
    },
    count: () => Object.fromEntries(states.all().map(({ state, n }) => [String(state), Number(n)])),
    close: () => db.close(),
  };
}

function slotFrom(row: Record<string, unknown>): StoredSlot {
  return {
    account: String(row.account),
    slot: String(row.slot),
    state: row.state as SlotState,
    accountNodes: JSON.parse(String(row.account_nodes)),
    storageNodes: JSON.parse(String(row.storage_nodes)),
    ...reasonOf(row),
  };
}

const reasonOf = ({ reason }: Record<string, unknown>) => (typeof reason === "string" ? { reason } : {});

function requireSame(db: DatabaseSync, lightClient: string): void {
  const stored = db.prepare("SELECT id FROM light_client").get()?.id;
  if (stored === undefined) db.prepare("INSERT INTO light_client VALUES (?)").run(lightClient);
  else if (stored !== lightClient) {
    const message = `the store is of light client ${stored}, not of ${lightClient}`;
    throw relayError("RELAY_STORE_OF_OTHER", message, { field: "lightClient", value: lightClient, stored });
  }
}
