import { DatabaseSync } from "node:sqlite";
import { transaction } from "../../lib/sqlite-transaction.ts";
import { relayError } from "../errors.ts";
import type { HeightRequest, RequestState, RequestStore, SlotState, StoredSlot } from "./request.ts";
import { prepareTables } from "./schema.ts";

/** Heights and slots that are settled, and are kept for who asked. */
export const MOST_SETTLED = 10_000;

const NO_NODES = "[]";

/**
 * Opens the requests of a light client in a file, durable against power loss; the outbox may be in the same file.
 *
 * @param mostWaiting Heights and slots that may wait. @param mostSettled Heights and slots that are kept once nothing of them waits.
 * @throws `RELAY_STORE_OF_OTHER`.
 */
export function openRequests(
  path: string,
  lightClient: string,
  mostWaiting: number,
  mostSettled: number = MOST_SETTLED,
): RequestStore {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    prepareTables(db, lightClient);
  } catch (error) {
    db.close();
    throw error;
  }
  const numberFrom = (sql: string) => {
    const statement = db.prepare(sql);
    return () => Number(statement.get()?.n);
  };
  const placesTaken = numberFrom(
    "SELECT (SELECT count(*) FROM request WHERE state = 'Waiting') + (SELECT count(*) FROM slot WHERE state = 'Waiting') AS n",
  );
  const rows = numberFrom("SELECT (SELECT count(*) FROM request) + (SELECT count(*) FROM slot) AS n");
  const one = db.prepare("SELECT * FROM request WHERE number = ?");
  const slotsOf = db.prepare("SELECT * FROM slot WHERE number = ? ORDER BY account, slot");
  const insert = db.prepare(
    "INSERT INTO request VALUES (?, 'Waiting', ?, NULL, NULL, NULL) ON CONFLICT DO UPDATE SET state = 'Waiting', reason = NULL WHERE state NOT IN ('Waiting', 'Recorded')",
  );
  const insertSlot = db.prepare(
    "INSERT INTO slot VALUES (?, ?, ?, 'Waiting', '[]', '[]', NULL, NULL) ON CONFLICT DO UPDATE SET state = 'Waiting', reason = NULL WHERE state = 'Missed'",
  );
  const above = db.prepare(
    "SELECT number FROM request WHERE state = 'Waiting' AND number > ? AND number <= ? ORDER BY number LIMIT ?",
  );
  const lapsed = db.prepare(
    "SELECT number FROM request WHERE state = 'Lapsed' AND number <= ? ORDER BY number DESC LIMIT ?",
  );
  const slotsDue = db.prepare(
    "SELECT slot.*, request.state_root AS recorded FROM slot JOIN request USING (number) WHERE slot.state = 'Waiting' AND number <= ? ORDER BY number",
  );
  const settle = db.prepare(
    "UPDATE request SET state = ?, settled_at = ?, state_root = ?, reason = ? WHERE number = ?",
  );
  const fetchAgain = db.prepare(
    "UPDATE slot SET state = 'Waiting' WHERE number = ? AND state = 'Fetched' AND state_root <> ?",
  );
  const settleSlot = db.prepare(
    "UPDATE slot SET state = ?, account_nodes = ?, storage_nodes = ?, state_root = ?, reason = ? WHERE number = ? AND account = ? AND slot = ?",
  );
  const eraStored = db.prepare("SELECT era FROM light_client");
  const storeEra = db.prepare("UPDATE light_client SET era = ?");
  const lapse = db.prepare("UPDATE request SET state = 'Lapsed', state_root = NULL WHERE state = 'Recorded'");
  const retry = db.prepare("UPDATE request SET state = 'Lapsed', reason = NULL WHERE state = 'Untrusted'");
  const prune = db.prepare(`
    DELETE FROM request WHERE number IN (
      SELECT number FROM (
        SELECT number, sum(1 + (SELECT count(*) FROM slot WHERE slot.number = request.number))
          OVER (ORDER BY settled_at DESC, number DESC ROWS UNBOUNDED PRECEDING) AS kept
        FROM request
        WHERE state <> 'Waiting'
          AND NOT EXISTS (SELECT 1 FROM slot WHERE slot.number = request.number AND slot.state = 'Waiting')
      ) WHERE kept > ?
    )`);
  const states = db.prepare("SELECT state, count(*) AS n FROM request GROUP BY state");

  const get = (number: number): HeightRequest | undefined => {
    const row = one.get(number);
    if (row === undefined) return undefined;
    const slots = slotsOf.all(number).map(slotFrom);
    return { number, state: stateFrom(row.state), askedAt: Number(row.asked_at), ...reasonOf(row), slots };
  };
  const numbersOf = (found: readonly Record<string, unknown>[]) => found.map(({ number }) => Number(number));
  return {
    ask(number, slots, at) {
      return transaction(db, () => {
        const before = placesTaken();
        insert.run(number, at);
        for (const { account, slot } of slots) insertSlot.run(number, account, slot);
        const after = placesTaken();
        if (after > mostWaiting && after > before) {
          const message = `${before} heights and slots wait, and ${mostWaiting} may`;
          const values = { field: "number", value: number, waiting: before, more: after - before, mostWaiting };
          throw relayError("RELAY_OVERLOADED", message, values);
        }
        return get(number) as HeightRequest;
      });
    },
    get,
    due({ head, after, most }) {
      // One more than is given says whether there are more.
      const upper = numbersOf(above.all(after, head, most + 1));
      const lower = numbersOf(above.all(-1, Math.min(after, head), most + 1));
      const waiting = [...upper, ...lower];
      const first = waiting.slice(0, most);
      const again = numbersOf(lapsed.all(head, most - first.length));
      const numbers = [...first, ...again].toSorted((a, b) => a - b);
      return { numbers, isAll: first.length === waiting.length, next: first.at(-1) ?? -1 };
    },
    slotsDue: (head) =>
      slotsDue.all(head).map(({ number, account, slot, recorded }) => ({
        number: Number(number),
        account: String(account),
        slot: String(slot),
        ...(recorded !== null && { stateRoot: String(recorded) }),
      })),
    settle(number, settlement) {
      const { state, at } = settlement;
      transaction(db, () => {
        if (settlement.state === "Recorded") {
          settle.run(state, at, settlement.stateRoot, null, number);
          fetchAgain.run(number, settlement.stateRoot);
        } else settle.run(state, at, null, settlement.reason, number);
      });
    },
    settleSlot(number, { account, slot }, fetched) {
      const key = [number, account, slot] as const;
      if (fetched.state === "Missed") settleSlot.run("Missed", NO_NODES, NO_NODES, null, fetched.reason, ...key);
      else {
        const nodes = [JSON.stringify(fetched.accountNodes), JSON.stringify(fetched.storageNodes)] as const;
        settleSlot.run("Fetched", ...nodes, fetched.stateRoot, null, ...key);
      }
    },
    enter(era) {
      const stored = eraStored.get()?.era;
      if (stored === era) return;
      transaction(db, () => {
        if (stored !== null) lapse.run();
        storeEra.run(era);
      });
    },
    retryUntrusted: () => void retry.run(),
    prune() {
      if (rows() > mostSettled) prune.run(mostSettled);
    },
    count() {
      const counts = { Waiting: 0, Recorded: 0, Untrusted: 0, Refused: 0 };
      for (const { state, n } of states.all()) counts[stateFrom(state)] += Number(n);
      return counts;
    },
    close: () => db.close(),
  };
}

const stateFrom = (state: unknown) => (state === "Lapsed" ? "Waiting" : (state as RequestState));

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
