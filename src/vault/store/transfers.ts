import type { DatabaseSync } from "node:sqlite";
import { transaction } from "../../lib/sqlite-transaction.ts";
import { vaultError } from "../errors.ts";
import type { AtRest } from "./at-rest.ts";

/**
 * - `Prepared`: the ciphertext is there and can be fetched; no number is used.
 * - `Promised`: the receipt is signed; its transaction may be with the chain or not. It is sent until the chain has it or refuses.
 * - `Served`: the chain has the number; the envelope is handed out.
 * - `Settled`: acknowledged or disputed on chain.
 * - `Failed`: the chain refused the receipt; its number is free. Whoever saw the receipt can still bring it until its deadline: where the
 *   chain takes it after all, it is `Served`.
 * - `Abandoned`: its deadline passed while it was `Prepared`; its number is free.
 */
export type TransferState = "Prepared" | "Promised" | "Served" | "Settled" | "Failed" | "Abandoned";

const NEXT: Readonly<Record<TransferState, readonly TransferState[]>> = {
  Prepared: ["Promised", "Abandoned"],
  Promised: ["Served", "Failed"],
  Served: ["Settled"],
  Settled: [],
  Failed: ["Served"],
  Abandoned: [],
};

export interface TransferKey {
  readonly agreement: string;
  readonly seq: number;
}

/** What the store itself reads of a transfer; the rest is the program's. */
export interface StoredTransfer<T> extends TransferKey {
  readonly requestHash: string;
  readonly state: TransferState;
  /** Second until which it can be promised. */
  readonly until: number;
  readonly content: T;
}

/** Accesses under way and past ones, encrypted. A number has one that is not given up. */
export interface Transfers<T> {
  /** The transfer with this request's hash, or the one that is kept now. @throws `ACCESS_NUMBER_TAKEN`, `ACCESS_FAILED`. */
  begin(transfer: Omit<StoredTransfer<T>, "state">, now: number): StoredTransfer<T>;
  /** The one that was not given up. */
  get(key: TransferKey): StoredTransfer<T> | undefined;
  /** All that had the number, given up or not. */
  all(key: TransferKey): StoredTransfer<T>[];
  /** Takes a transfer one state further, together with what is known of it then. @throws `VAULT_STORE_DAMAGED`. */
  move(transfer: StoredTransfer<T>, to: TransferState, content?: T): StoredTransfer<T>;
  inState(state: TransferState): StoredTransfer<T>[];
}

const toBytes = (content: unknown) => new TextEncoder().encode(JSON.stringify(content));
const placeOf = ({ agreement, seq, requestHash }: TransferKey & { readonly requestHash: string }) =>
  `transfer ${agreement} ${seq} ${requestHash}`;

export function transfersOf<T>(db: DatabaseSync, { close, open }: AtRest): Transfers<T> {
  const insert = db.prepare("INSERT INTO transfer VALUES (?, ?, ?, 'Prepared', ?, ?)");
  const live = db.prepare(
    "SELECT * FROM transfer WHERE agreement = ? AND seq = ? AND state NOT IN ('Failed', 'Abandoned')",
  );
  const giveUp = db.prepare(
    "UPDATE transfer SET state = 'Abandoned' WHERE agreement = ? AND seq = ? AND state = 'Prepared'",
  );
  const update = db.prepare(
    "UPDATE transfer SET state = ?, closed = ? WHERE agreement = ? AND seq = ? AND request_hash = ? AND state = ?",
  );
  const every = db.prepare("SELECT * FROM transfer WHERE agreement = ? AND seq = ?");
  const byState = db.prepare("SELECT * FROM transfer WHERE state = ? ORDER BY agreement, seq");

  const read = (row: Record<string, unknown>): StoredTransfer<T> => {
    const key = { agreement: String(row.agreement), seq: Number(row.seq), requestHash: String(row.request_hash) };
    const content = JSON.parse(new TextDecoder().decode(open(row.closed as Uint8Array, placeOf(key)))) as T;
    return { ...key, state: row.state as TransferState, until: Number(row.until), content };
  };
  const get = ({ agreement, seq }: TransferKey) => {
    const row = live.get(agreement, seq);
    return row && read(row);
  };
  const all = ({ agreement, seq }: TransferKey) => every.all(agreement, seq).map(read);
  return {
    all,
    begin(transfer, now) {
      const { agreement, seq, requestHash, until, content } = transfer;
      return transaction(db, () => {
        const before = get(transfer);
        if (before?.requestHash === requestHash) return before;
        if (before !== undefined && (before.state !== "Prepared" || before.until >= now)) {
          const values = { field: "seq", value: seq, agreement, state: before.state, until: before.until };
          throw vaultError("ACCESS_NUMBER_TAKEN", `another request has number ${seq} of ${agreement}`, values);
        }
        giveUp.run(agreement, seq);
        const past = all(transfer).find((each) => each.requestHash === requestHash);
        if (past !== undefined) {
          const values = { field: "seq", value: seq, agreement, state: past.state };
          throw vaultError("ACCESS_FAILED", `this request for number ${seq} of ${agreement} is ${past.state}`, values);
        }
        insert.run(agreement, seq, requestHash, until, close(toBytes(content), placeOf(transfer)));
        return { ...transfer, state: "Prepared" };
      });
    },
    get,
    move(transfer, to, content = transfer.content) {
      const { agreement, seq, requestHash, state } = transfer;
      const closed = close(toBytes(content), placeOf(transfer));
      const { changes } = NEXT[state].includes(to)
        ? update.run(to, closed, agreement, seq, requestHash, state)
        : { changes: 0 };
      if (changes === 1) return { ...transfer, state: to, content };
      const values = { field: "state", value: state, to, agreement, seq };
      throw vaultError("VAULT_STORE_DAMAGED", `access ${seq} of ${agreement} cannot go from ${state} to ${to}`, values);
    },
    inState: (state) => byState.all(state).map(read),
  };
}
