import type { DatabaseSync } from "node:sqlite";
import { transaction } from "../../lib/sqlite-transaction.ts";
import type { BudgetStore } from "../compute/run/budget.ts";
import type { AtRest } from "./at-rest.ts";

/** What was computed for jobs, encrypted, and what was asked under agreements. */
export interface Results<T> extends BudgetStore {
  get(job: string): T | undefined;
  /** Keeps a job's result, or gives the one that is kept: a result never changes into another. */
  keep(job: string, result: T): T;
  /** Keeps what became known of it besides. */
  replace(job: string, result: T): void;
  /** Takes a question about a query's result as the only one under each agreement. Gives the agreement that has another, and takes none then. */
  takeQuestion(agreements: readonly string[], query: string, question: string): string | undefined;
}

export function resultsOf<T>(db: DatabaseSync, { close, open }: AtRest): Results<T> {
  const get = db.prepare("SELECT closed FROM result WHERE job = ?");
  const insert = db.prepare("INSERT INTO result VALUES (?, ?) ON CONFLICT DO NOTHING");
  const update = db.prepare("UPDATE result SET closed = ? WHERE job = ?");
  const asked = db.prepare("SELECT 1 FROM asked WHERE agreement = ? AND query = ?");
  const count = db.prepare("SELECT count(*) AS asked FROM asked WHERE agreement = ?");
  const ask = db.prepare("INSERT INTO asked VALUES (?, ?)");
  const question = db.prepare("SELECT question FROM question WHERE agreement = ? AND query = ?");
  const take = db.prepare("INSERT INTO question VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const placeOf = (job: string) => `result ${job}`;
  const stored = (job: string): T | undefined => {
    const row = get.get(job);
    return row && (JSON.parse(new TextDecoder().decode(open(row.closed as Uint8Array, placeOf(job)))) as T);
  };
  return {
    get: stored,
    keep(job, result) {
      const closed = close(new TextEncoder().encode(JSON.stringify(result)), placeOf(job));
      const { changes } = insert.run(job, closed);
      return changes === 1 ? result : (stored(job) as T);
    },
    replace(job, result) {
      update.run(close(new TextEncoder().encode(JSON.stringify(result)), placeOf(job)), job);
    },
    takeQuestion(agreements, query, taken) {
      return transaction(db, () => {
        const isAnother = (agreement: string) => (question.get(agreement, query)?.question ?? taken) !== taken;
        const another = agreements.find(isAnother);
        if (another === undefined) for (const agreement of agreements) take.run(agreement, query, taken);
        return another;
      });
    },
    async record(agreement, query, most) {
      return transaction(db, () => {
        if (asked.get(agreement, query) !== undefined) return true;
        if (Number(count.get(agreement)?.asked) >= most) return false;
        ask.run(agreement, query);
        return true;
      });
    },
  };
}
