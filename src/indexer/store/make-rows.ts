import type { Kysely } from "kysely";
import { type Projection, type StoredEvent, topicsOf } from "../project/projection.ts";
import { timesOf } from "./block-times.ts";
import { type CopiedTable, copyKept, formsOf } from "./copied-tables.ts";
import { createTables, dropTables } from "./create-tables.ts";
import type { Databases, Tables } from "./dialects.ts";
import { blockAt, EVENT, EVENT_TOPIC, kindOf, logAt } from "./kept-tables.ts";
import { lockForReplacing } from "./locks.ts";
import { metaOf, setMeta } from "./meta.ts";
import { readerOf } from "./reader.ts";
import { upsert, workingRows } from "./rows.ts";
import type { Table } from "./table.ts";

export interface MakeRowsParameters {
  readonly kind: Databases["kind"];
  /** Whose rows follow from events. */
  readonly made: readonly Table[];
  readonly copied: readonly CopiedTable[];
  readonly projections: ReadonlyMap<string, Projection>;
  readonly version: string;
}

/** Events of one step. */
const AT_ONCE = 1_000;

/**
 * Makes all rows anew from the stored events, within a transaction: into tables beside those that are read, which they replace at its end. Gives
 * how many events there were.
 */
export async function makeRows(
  db: Kysely<Tables>,
  { kind, made, copied, projections, version }: MakeRowsParameters,
): Promise<number> {
  const generation = String(Number((await metaOf(db, "generation")) ?? 0) + 1);
  const beside = new Map(made.map((table) => [table, { ...table, name: `${table.name}_next` }]));
  const besideOf = (table: Table) => beside.get(table) ?? table;
  await createTables(db, [...beside.values()], kind, generation);
  await copyKept(db, copied, await metaOf(db, "copied"), besideOf);
  const count = await takeAll(db, projections, besideOf);
  // Only from here on whoever reads has to wait.
  await lockForReplacing(db, kind);
  const known = await metaOf(db, "tables");
  await dropTables(db, [
    ...new Set([...(known === undefined ? [] : (JSON.parse(known) as string[])), ...made.map(({ name }) => name)]),
  ]);
  for (const [table, { name }] of beside) await db.schema.alterTable(name).renameTo(table.name).execute();
  await setMeta(db, {
    tables: JSON.stringify(made.map(({ name }) => name)),
    copied: formsOf(copied),
    generation,
    version,
  });
  return count;
}

async function takeAll(
  db: Kysely<Tables>,
  projections: ReadonlyMap<string, Projection>,
  besideOf: (table: Table) => Table,
): Promise<number> {
  const rows = workingRows(db, besideOf);
  const read = readerOf(db);
  let count = 0;
  for (let after = -1; ; ) {
    const found = await read.select(EVENT, { where: [["pos", ">", after]], order: ["pos"], limit: AT_ONCE });
    const times = await timesOf(
      read,
      found.map(({ pos }) => blockAt(pos)),
    );
    const events = found.map((event): StoredEvent => {
      const block = blockAt(event.pos);
      return { ...event, block, log: logAt(event.pos), time: times.get(block) ?? 0 };
    });
    await upsert(db, besideOf(EVENT_TOPIC), topicRows(events, projections));
    for (const event of events) await projections.get(event.contract)?.take(event, rows);
    await rows.flush();
    count += found.length;
    const last = found.at(-1);
    if (last === undefined || found.length < AT_ONCE) return count;
    after = last.pos;
  }
}

/** What events are about. */
export const topicRows = (events: readonly StoredEvent[], projections: ReadonlyMap<string, Projection>) =>
  events.flatMap(({ pos, contract, name, args }) =>
    topicsOf(projections.get(contract)?.topics ?? {}, args).map((topic) => ({
      topic,
      kind: kindOf(contract, name),
      pos,
    })),
  );
