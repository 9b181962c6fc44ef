import type { DatabaseSync } from "node:sqlite";

/** Something that the vault did not give, and why. */
export interface Refusal {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly org: number;
  readonly account: string;
  /** Absent where none was named. */
  readonly agreement?: string;
  /** What was asked for, such as "access". */
  readonly act: string;
  /** Of the catalogue. */
  readonly code: string;
  readonly detail: string;
}

/** What was refused to members, kept for their disputes. What strangers ask is counted in the metrics and not kept. */
export interface Refusals {
  record(refusal: Refusal): void;
  /** Of an agreement, or all; the newest first. */
  list(filter: { readonly agreement?: string; readonly limit: number }): Refusal[];
}

/** Of which an organisation has the newest kept: it causes them. */
const MOST_OF_ONE = 10_000;
const LONGEST_DETAIL = 500;

export function refusalsOf(db: DatabaseSync): Refusals {
  const insert = db.prepare(
    "INSERT INTO refusal (at, org, account, agreement, act, code, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const trim = db.prepare(
    "DELETE FROM refusal WHERE org = ? AND id <= (SELECT id FROM refusal WHERE org = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
  );
  const ofOne = db.prepare("SELECT * FROM refusal WHERE agreement = ? ORDER BY id DESC LIMIT ?");
  const all = db.prepare("SELECT * FROM refusal ORDER BY id DESC LIMIT ?");
  return {
    record({ at, org, account, agreement, act, code, detail }) {
      insert.run(at, org, account, agreement ?? null, act, code, detail.slice(0, LONGEST_DETAIL));
      trim.run(org, org, MOST_OF_ONE);
    },
    list({ agreement, limit }) {
      const rows = agreement === undefined ? all.all(limit) : ofOne.all(agreement, limit);
      return rows.map((row) => ({
        at: Number(row.at),
        org: Number(row.org),
        account: String(row.account),
        ...(row.agreement !== null && { agreement: String(row.agreement) }),
        act: String(row.act),
        code: String(row.code),
        detail: String(row.detail),
      }));
    },
  };
}
