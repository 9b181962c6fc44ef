import type { IndexedDomain } from "../../src/indexer/domain.ts";
import { createTables } from "../../src/indexer/store/create-tables.ts";
import { sqliteDatabases } from "../../src/indexer/store/dialects.ts";
import { BLOCK, EVENT, EVENT_TOPIC, NAMED } from "../../src/indexer/store/kept-tables.ts";
import type { IndexStore } from "../../src/indexer/store/open-store.ts";
import { upsert } from "../../src/indexer/store/rows.ts";
import type { Row, Table } from "../../src/indexer/store/table.ts";

/** Events of one transaction, as the indexer has them. */
const AT_ONCE = 500;
/** Transactions whose rows are in memory at a time. */
const HELD = 100;

/** Events a second of the bare inserts: all rows of the store into the same tables with the same indexes, in transactions as large; nothing is asked, decoded or worked out. */
export async function floorOf(
  store: IndexStore,
  domains: readonly IndexedDomain[],
  path: string,
  events: number,
): Promise<number> {
  const tables = [EVENT, EVENT_TOPIC, BLOCK, NAMED, ...domains.flatMap((domain) => domain.tables)];
  const transactions = Math.ceil(events / AT_ONCE);
  const sources = await Promise.all(tables.map((table) => sourceOf(store, table, transactions)));
  const { writer, close } = sqliteDatabases(path);
  await createTables(writer, tables, "sqlite");
  let [time, inserted] = [0, 0];
  for (let done = 0; done < transactions; done += HELD) {
    const held = Math.min(HELD, transactions - done);
    const rows = await Promise.all(sources.map((source) => source.next(held)));
    inserted += (rows[0] ?? []).reduce((sum, part) => sum + part.length, 0);
    const began = performance.now();
    for (let i = 0; i < held; i++) {
      await writer.transaction().execute(async (db) => {
        for (const [at, table] of tables.entries()) await upsert(db, table, rows[at]?.[i] ?? []);
      });
    }
    time += performance.now() - began;
  }
  await close();
  // The first table is that of the events: what listeners were told of came to those that were followed.
  if (inserted < events) throw new RangeError(`the store has ${inserted} events, and not ${events}: there is no floor`);
  return Math.round((inserted / time) * 1_000);
}

/** The rows of a table in even parts, one for each transaction. */
async function sourceOf(store: IndexStore, table: Table, transactions: number) {
  const count = await countOf(store, table);
  let [after, taken, given]: [readonly unknown[] | undefined, number, number] = [undefined, 0, 0];
  return {
    async next(parts: number): Promise<Row[][]> {
      const ends = Array.from({ length: parts }, (_, i) => Math.floor((count * (given + i + 1)) / transactions));
      given += parts;
      const limit = (ends.at(-1) ?? 0) - taken;
      const from = after === undefined ? {} : { after };
      const rows: Row[] =
        limit === 0
          ? []
          : await store.read((read) => read.select(table, { where: [], order: table.key, ...from, limit }));
      const last = rows.at(-1);
      if (last) after = table.key.map((name) => last[name]);
      const first = taken;
      taken += rows.length;
      return ends.map((end, i) => rows.slice((ends[i - 1] ?? first) - first, end - first));
    },
  };
}

const STEP = 50_000;

async function countOf(store: IndexStore, table: Table): Promise<number> {
  let [count, after]: [number, readonly unknown[] | undefined] = [0, undefined];
  for (;;) {
    const from = after === undefined ? {} : { after };
    const rows: Row[] = await store.read((read) =>
      read.select(table, { where: [], order: table.key, ...from, limit: STEP }),
    );
    count += rows.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < STEP) return count;
    after = table.key.map((name) => last[name]);
  }
}
