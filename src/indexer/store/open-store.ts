import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Cursor } from "../../sdk/core/events/cursor.ts";
import type { IndexedDomain } from "../domain.ts";
import { indexerError } from "../errors.ts";
import type { Projection, StoredEvent } from "../project/projection.ts";
import { createTables, dropTables } from "./create-tables.ts";
import { cursorIn } from "./cursor-in.ts";
import type { Databases, Tables } from "./dialects.ts";
import {
  ALWAYS,
  BLOCK,
  CLOCK,
  DEAD_LETTER,
  EVENT,
  EVENT_TOPIC,
  KEPT,
  LASTING,
  META,
  NAMED,
  positionOf,
  WEBHOOK,
} from "./kept-tables.ts";
import { lockFor, lockForReading, lockForReplacing } from "./locks.ts";
import { makeRows, topicRows } from "./make-rows.ts";
import { metaOf, setMeta } from "./meta.ts";
import { noteChanged } from "./note-changed.ts";
import { type Condition, narrowed, type Reader, readerOf } from "./reader.ts";
import { changeRow, insertNew, upsert, workingRows } from "./rows.ts";
import { SECRET, secretOf } from "./secret.ts";
import type { RowOf, Table } from "./table.ts";
import { reached } from "./unreachable.ts";

/** Whose events a store has. */
export interface ChainIdentity {
  readonly chainId: number;
  readonly genesisHash: string;
  /** Changes with the contracts that are followed: then they are followed from their beginning again. */
  readonly deploymentHash: string;
}

export interface StoredBlock {
  readonly number: number;
  readonly hash: string;
  readonly time: number;
}

/** What is written at once: all of it, or nothing. */
export interface Batch {
  readonly events: readonly StoredEvent[];
  readonly blocks: readonly StoredBlock[];
  /** Up to where the events go: a whole block. */
  readonly cursor: Cursor;
  /** Where the store has to be. */
  readonly after: Cursor | undefined;
}

export interface IndexStore {
  /** Of the chain and the contracts whose rows it has: what is given away as a place in them says it. */
  readonly mark: string;
  /** 32 bytes that the indexers of this database share. */
  readonly secret: Uint8Array;
  readonly kind: "sqlite" | "postgres";
  /** What is stored, of one state. @throws `INDEX_NOT_READY` where the rows are not of this program's making. Like all work here it throws `INDEX_STORE_UNREACHABLE` while the database is not there. */
  read<T>(work: (read: Reader) => Promise<T>): Promise<T>;
  cursor(): Promise<Cursor | undefined>;
  /** How many events there are. */
  count(): Promise<number>;
  /** Events, the rows that follow from them, and the cursor. @throws `INDEX_STORE_TAKEN`. */
  commit(batch: Batch): Promise<void>;
  /** Keeps rows of a table that no event makes. */
  keep<T extends Table>(table: T, rows: readonly RowOf<T>[]): Promise<void>;
  /** Keeps a row unless there is one with its key; whether it was kept. */
  create<T extends Table>(table: T, row: RowOf<T>): Promise<boolean>;
  /** Puts a row in place of the one with its key if that is still as it was read; whether it was. */
  change<T extends Table>(table: T, was: RowOf<T>, row: RowOf<T>): Promise<boolean>;
  /** Removes all rows that fulfil all of this, of a table that no event makes; gives how many. */
  remove(table: Table, where: readonly Condition[]): Promise<number>;
  /** Throws all away that is of a chain: whoever calls it leads. */
  empty(): Promise<void>;
  /**
   * Makes this process the one that writes: what is of other contracts is emptied, and rows that others made are made anew. Whoever calls it
   * leads, so no other process writes meanwhile.
   */
  lead(): Promise<void>;
  /** As `lead`, and makes all rows anew in any case, but those that were copied from elsewhere; gives how many events there were. */
  rebuild(): Promise<number>;
  close(): Promise<void>;
}

export interface OpenStoreParameters {
  readonly databases: Databases;
  readonly domains: readonly IndexedDomain[];
  readonly identity: ChainIdentity;
  /** Of the projections: rows that others made are made anew. */
  readonly version: string;
  /** Whether what is of another chain is thrown away. */
  readonly wipe: boolean;
}

/** Events that are taken before whoever asks something is heard. */
const TOGETHER = 20;

/** Opens a store, and changes nothing that another process has made: see `lead`. @throws `INDEX_STORE_FOREIGN`. */
export async function openStore(parameters: OpenStoreParameters): Promise<IndexStore> {
  const { databases, domains, identity, version, wipe } = parameters;
  const { writer, reading, kind } = databases;
  const { deploymentHash } = identity;
  const projections = new Map(
    domains.flatMap((domain) => domain.projections).map((each) => [each.handle.contractName, each] as const),
  );
  const made = [EVENT_TOPIC, NAMED, ...domains.flatMap(({ tables }) => tables)];
  const copied = domains.flatMap((domain) => domain.copied ?? []);
  // What no event can make again, and is of nobody else's chain.
  const lasting = [...LASTING, ...domains.flatMap((domain) => domain.lasting ?? [])];
  const kept = [...new Set([...KEPT, ...lasting])];
  const createKept = async (db: Kysely<Tables>) => {
    await createTables(db, kept, kind);
    await noteChanged(db, [CLOCK, ...[META, WEBHOOK, DEAD_LETTER, ...lasting].map(({ name }) => name)], ALWAYS);
  };
  const making = { kind, made, copied, projections, version };
  const place = JSON.stringify([identity.chainId, identity.genesisHash]);
  /** Whose making the rows are, and of which contracts. */
  const own = { place, deployment: deploymentHash, version };

  /** Within a transaction, while nobody else does the same. */
  const alone = <T>(purpose: "opening" | "writing", work: (db: Kysely<Tables>) => Promise<T>): Promise<T> =>
    writer.transaction().execute(async (db) => {
      await lockFor(purpose, db, kind);
      return work(db);
    });

  /** @param isOtherChain Otherwise what lasts stays. */
  async function empty(db: Kysely<Tables>, isOtherChain: boolean): Promise<void> {
    await lockForReplacing(db, kind);
    const known = await metaOf(db, "tables");
    const names = known === undefined ? [] : (JSON.parse(known) as string[]);
    const dropped = kept.filter((each) => each !== META && (isOtherChain || !lasting.includes(each as never)));
    await dropTables(db, [...names, ...dropped.map(({ name }) => name)]);
    await db.deleteFrom(META.name).where("name", "not in", ["generation", SECRET]).execute();
    await createKept(db);
  }

  const make = (isForced: boolean) =>
    alone("writing", async (db) => {
      const found = await metaOf(db, "place");
      const isOther = found !== undefined && (found !== place || (await metaOf(db, "deployment")) !== deploymentHash);
      if (isOther) await empty(db, found !== place);
      const isWanted = isForced || (await metaOf(db, "version")) !== version;
      const count = isWanted ? await makeRows(db, making) : 0;
      await setMeta(db, own);
      return count;
    });

  await alone("opening", async (db) => {
    await createKept(db);
    const found = await metaOf(db, "place");
    if (found === undefined || found === place || wipe) return;
    throw indexerError("INDEX_STORE_FOREIGN", "the store is of another chain", {
      field: "store",
      value: found,
      expected: place,
    });
  });

  const read = <T>(work: (read: Reader) => Promise<T>): Promise<T> => {
    const isolated = (db: Kysely<Tables>) => {
      const begun = db.transaction();
      return kind === "postgres" ? begun.setIsolationLevel("repeatable read").setAccessMode("read only") : begun;
    };
    return reached(() =>
      reading((reader) =>
        isolated(reader).execute(async (db) => {
          await lockForReading(db, kind);
          const other = await otherThan(own, db);
          if (other === undefined) return work(readerOf(db));
          throw indexerError("INDEX_NOT_READY", "the rows are being made anew, or another program makes them", other);
        }),
      ),
    );
  };

  const secret = await secretOf(writer);

  return {
    secret,
    mark: createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 12),
    kind,
    read,
    cursor: () => read(async (rows) => cursorIn((await rows.get(META, { name: "cursor" }))?.value)),
    count: () => reached(() => reading(countEvents)),
    commit: (batch) =>
      reached(() =>
        alone("writing", async (db) => {
          const other = await otherThan(own, db);
          if (other !== undefined) throw taken(other);
          await write(db, batch, projections);
        }),
      ),
    keep: (table, rows) =>
      reached(() =>
        writer.transaction().execute(async (db) => {
          await noteChanged(db, [table.name], ALWAYS);
          await upsert(db, table, rows as never);
        }),
      ),
    create: (table, row) => reached(() => insertNew(writer, table, row)),
    change: (table, was, row) => reached(() => changeRow(writer, table, was as never, row as never)),
    remove: (table, where) =>
      reached(async () => {
        const { numDeletedRows } = await narrowed(
          writer.deleteFrom(table.name),
          table,
          where,
        ).executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
    empty: () =>
      reached(() =>
        alone("writing", async (db) => {
          await empty(db, true);
          await makeRows(db, making);
          await setMeta(db, own);
        }),
      ),
    lead: () => reached(async () => void (await make(false))),
    rebuild: () => reached(() => make(true)),
    close: databases.close,
  };
}

/** The first thing in which the store is another one than this. */
async function otherThan(own: Readonly<Record<string, string>>, db: Kysely<Tables>) {
  const names = Object.keys(own);
  const found = await db.selectFrom(META.name).selectAll().where("name", "in", names).execute();
  const known = new Map(found.map(({ name, value }) => [String(name), String(value)]));
  const field = names.find((name) => known.get(name) !== own[name]);
  return field === undefined ? undefined : { field, value: known.get(field) ?? null, expected: own[field] };
}

const taken = (values: Readonly<Record<string, unknown>>) =>
  indexerError("INDEX_STORE_TAKEN", "somebody else wrote to the store", values);

async function write(
  db: Kysely<Tables>,
  { events, blocks, cursor, after }: Batch,
  projections: ReadonlyMap<string, Projection>,
): Promise<void> {
  const stored = cursorIn(await metaOf(db, "cursor"));
  if (stored?.block !== after?.block || stored?.blockHash !== after?.blockHash) {
    throw taken({ field: "cursor", value: stored ?? null, expected: after ?? null });
  }
  const counted = events.length === 0 ? 0 : await countEvents(db);
  await upsert(db, BLOCK, blocks as never);
  if (after !== undefined && after.block < cursor.block) await forgetEmpty(db, after.block);
  await upsert(db, EVENT, events as never);
  await upsert(db, EVENT_TOPIC, topicRows(events, projections));
  const rows = workingRows(db);
  for (const [i, event] of events.entries()) {
    if (i % TOGETHER === 0) await setImmediate();
    await projections.get(event.contract)?.take(event, rows);
  }
  await rows.flush();
  const changed = [...(events.length > 0 ? [EVENT, EVENT_TOPIC] : []), ...rows.changed];
  await noteChanged(
    db,
    changed.map(({ name }) => name),
    cursor.block,
  );
  const count = events.length === 0 ? {} : { events: String(counted + events.length) };
  await setMeta(db, { cursor: JSON.stringify(cursor), ...count });
}

/** As it is kept with the events; counted once in a store that does not keep it yet. */
async function countEvents(db: Kysely<Tables>): Promise<number> {
  const kept = await metaOf(db, "events");
  if (kept !== undefined) return Number(kept);
  const found = await db
    .selectFrom(EVENT.name)
    .select((built) => built.fn.countAll().as("n"))
    .executeTakeFirst();
  return Number(found?.n ?? 0);
}

/** Of blocks without events only the first and the newest are kept: a chain makes millions in a year. */
async function forgetEmpty(db: Kysely<Tables>, number: number): Promise<void> {
  const read = readerOf(db);
  const within = [
    ["pos", ">=", positionOf(number, 0)],
    ["pos", "<", positionOf(number + 1, 0)],
  ] as const;
  const [event] = await read.select(EVENT, { where: within, order: ["pos"], limit: 1 });
  const [before] = await read.select(BLOCK, { where: [["number", "<", number]], order: ["number"], limit: 1 });
  if (event === undefined && before !== undefined)
    await db.deleteFrom(BLOCK.name).where("number", "=", number).execute();
}
