import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { transaction } from "../../lib/sqlite-transaction.ts";
import { vaultError } from "../errors.ts";
import type { JobResult } from "../jobs/job-result.ts";
import type { AtRest } from "./at-rest.ts";
import { type SignIns, signInsOf } from "./challenges.ts";
import { type Refusals, refusalsOf } from "./refusals.ts";
import { type Results, resultsOf } from "./results.ts";
import { SCHEMA } from "./schema.ts";
import { type Transfers, transfersOf } from "./transfers.ts";
import { type Versions, versionsOf } from "./versions.ts";

/** What a store belongs to. */
export interface StoreOrigin {
  readonly chainId: number;
  readonly genesisHash: string;
  /** Address of Agreements. */
  readonly agreements: string;
  /** The owner's organisation. */
  readonly org: number;
}

export interface VaultStore<T> {
  readonly signIns: SignIns;
  readonly versions: Versions;
  readonly transfers: Transfers<T>;
  readonly refusals: Refusals;
  readonly results: Results<JobResult>;
  close(): void;
}

/**
 * Opens a vault's store in a folder that is there, durable against power loss.
 *
 * @throws `VAULT_KEY_WRONG`, `VAULT_STORE_ELSEWHERE`.
 */
export function openVaultStore<T>(folder: string, secrets: AtRest, origin: StoreOrigin): VaultStore<T> {
  const db = new DatabaseSync(join(folder, "vault.db"), { timeout: 5_000 });
  try {
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
    db.exec(SCHEMA);
    requireOrigin(db, secrets, origin);
    return {
      signIns: signInsOf(db),
      versions: versionsOf(db, secrets),
      transfers: transfersOf<T>(db, secrets),
      refusals: refusalsOf(db),
      results: resultsOf<JobResult>(db, secrets),
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Holds a store for one vault that serves. The lock is an open transaction: the system ends it with the process, however that dies.
 *
 * @throws `VAULT_STORE_LOCKED`.
 */
export function lockVaultStore(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, "vault.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return () => lock.close();
  } catch (error) {
    lock.close();
    if (!/locked/.test(String(error))) throw error;
    throw vaultError("VAULT_STORE_LOCKED", `${folder} is held by another vault`, { folder }, error);
  }
}

/** Writes down what a new store belongs to, and requires it of one that is there. */
function requireOrigin(db: DatabaseSync, { check }: AtRest, origin: StoreOrigin): void {
  const insert = db.prepare("INSERT INTO origin VALUES (?, ?) ON CONFLICT DO NOTHING");
  const get = db.prepare("SELECT value FROM origin WHERE name = ?");
  transaction(db, () => {
    insert.run("key", check);
    for (const [name, value] of Object.entries(origin)) insert.run(name, String(value));
  });
  if (get.get("key")?.value !== check) {
    throw vaultError("VAULT_KEY_WRONG", "the store was written under another key file", { field: "keyFile" });
  }
  for (const [field, value] of Object.entries(origin)) {
    const stored = get.get(field)?.value;
    if (stored === String(value)) continue;
    const message = `the store belongs to ${field} ${stored}, not ${value}`;
    throw vaultError("VAULT_STORE_ELSEWHERE", message, { field, value, stored });
  }
}
