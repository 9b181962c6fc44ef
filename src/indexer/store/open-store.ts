import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Cursor } from "../../sdk/core/events/cursor.ts";
import type { IndexedDomain } from "../domain.ts";
import { indexerError } from "../errors.ts";
import { type Projection, type StoredEvent, topicsOf } from "../project/projection.ts";
import { formsOf, keepCopied } from "./copied-tables.ts";
import { createTables, dropTables } from "./create-tables.ts";
import { cursorIn } from "./cursor-in.ts";
import type { Databases, Tables } from "./dialects.ts";
import { BLOCK, blockAt, EVENT, EVENT_TOPIC, KEPT, logAt, META, NAMED, WITHHELD_READ } from "./kept-tables.ts";
import { type Condition, narrowed, type Reader, readerOf } from "./reader.ts";
import { insertNew, upsert, workingRows } from "./rows.ts";
import { secretOf } from "./secret.ts";
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
  /** What is stored, of one state. Like all work here it throws `INDEX_STORE_UNREACHABLE` while the database is not there. */
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
  /** Removes all rows that fulfil all of this, of a table that no event makes; gives how many. */
  remove(table: Table, where: readonly Condition[]): Promise<number>;
  /** Makes all rows anew from the stored events, but those that were copied from elsewhere; gives how many events there were. */
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

/** Events of one step of a rebuild. */
const AT_ONCE = 1_000;

/** Opens a store; makes its rows anew where their making has changed. @throws `INDEX_STORE_FOREIGN`. */
export async function openStore(parameters: OpenStoreParameters): Promise<IndexStore> {
  const { databases, domains, identity, version, wipe } = parameters;
  const { writer, reader, kind } = databases;
  const projections = new Map(
    domains.flatMap((domain) => domain.projections).map((each) => [each.handle.contractName, each] as const),
  );
  const made = [EVENT_TOPIC, NAMED, ...domains.flatMap(({ tables }) => tables)];
  const copied = domains.flatMap((domain) => domain.copied ?? []);
  // What no event can make again, and is of nobody else's chain.
  const lasting = [WITHHELD_READ, ...domains.flatMap((domain) => domain.lasting ?? [])];
  const kept = [...new Set([...KEPT, ...lasting])];
  const place = JSON.stringify([identity.chainId, identity.genesisHash]);

  /** @param isOtherChain Otherwise what lasts stays. */
  async function empty(db: Kysely<Tables>, isOtherChain: boolean): Promise<void> {
    const known = await metaOf(db, "tables");
    const names = known === undefined ? [] : (JSON.parse(known) as string[]);
    const dropped = kept.filter((each) => isOtherChain || !lasting.includes(each as never));
    await dropTables(db, [...names, ...dropped.map(({ name }) => name)]);
    await createTables(db, kept, kind);
  }

  await writer.transaction().execute(async (db) => {
    await createTables(db, kept, kind);
    const found = await metaOf(db, "place");
    if (found !== undefined && found !== place && !wipe) {
      throw indexerError("INDEX_STORE_FOREIGN", "the store is of another chain", {
        field: "store",
        value: found,
        expected: place,
      });
    }
    const isOther =
      found !== undefined && (found !== place || (await metaOf(db, "deployment")) !== identity.deploymentHash);
    if (isOther) await empty(db, found !== place);
    await setMeta(db, { place, deployment: identity.deploymentHash });
  });

  /** Within one transaction: whoever reads has the rows of before until it is over. */
  const rebuild = () =>
    writer.transaction().execute(async (db) => {
      const known = await metaOf(db, "tables");
      const names = [...(known === undefined ? [] : (JSON.parse(known) as string[])), ...made.map(({ name }) => name)];
      await dropTables(
        db,
        names.filter((name) => !copied.some(({ table }) => table.name === name)),
      );
      await keepCopied(db, copied, await metaOf(db, "copied"));
      await createTables(db, made, kind);
      await setMeta(db, { tables: JSON.stringify(made.map(({ name }) => name)), copied: formsOf(copied), version });
      const rows = workingRows(db);
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
        await upsert(db, EVENT_TOPIC, topicRows(events, projections));
        for (const event of events) await projections.get(event.contract)?.take(event, rows);
        await rows.flush();
        count += found.length;
        const last = found.at(-1);
        if (last === undefined || found.length < AT_ONCE) return count;
        after = last.pos;
      }
    });

  if ((await metaOf(writer, "version")) !== version) await rebuild();

  const secret = await secretOf(writer);

  return {
    secret,
    mark: createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 12),
    kind,
    read: (work) => {
      const begun = reader.transaction();
      const isolated =
        kind === "postgres" ? begun.setIsolationLevel("repeatable read").setAccessMode("read only") : begun;
      return reached(() => isolated.execute((db) => work(readerOf(db))));
    },
    cursor: () => reached(async () => cursorIn(await metaOf(writer, "cursor"))),
    count: () =>
      reached(async () => {
        const counted = await reader
          .selectFrom(EVENT.name)
          .select((built) => built.fn.countAll().as("n"))
          .executeTakeFirst();
        return Number(counted?.n ?? 0);
      }),
    commit: (batch) => reached(() => writer.transaction().execute((db) => write(db, batch, projections))),
    keep: (table, rows) => reached(() => writer.transaction().execute((db) => upsert(db, table, rows as never))),
    create: (table, row) => reached(() => insertNew(writer, table, row)),
    remove: (table, where) =>
      reached(async () => {
        const { numDeletedRows } = await narrowed(
          writer.deleteFrom(table.name),
          table,
          where,
        ).executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
    rebuild: () => reached(rebuild),
    close: databases.close,
  };
}

async function write(
  db: Kysely<Tables>,
  { events, blocks, cursor, after }: Batch,
  projections: ReadonlyMap<string, Projection>,
): Promise<void> {
  const stored = cursorIn(await metaOf(db, "cursor"));
  if (stored?.block !== after?.block || stored?.blockHash !== after?.blockHash) {
    const values = { field: "cursor", value: stored ?? null, expected: after ?? null };
    throw indexerError("INDEX_STORE_TAKEN", "somebody else wrote to the store", values);
  }
  await upsert(db, BLOCK, blocks as never);
  await upsert(db, EVENT, events as never);
  await upsert(db, EVENT_TOPIC, topicRows(events, projections));
  const rows = workingRows(db);
  for (const event of events) await projections.get(event.contract)?.take(event, rows);
  await rows.flush();
  await setMeta(db, { cursor: JSON.stringify(cursor) });
}

/** What events are about. */
const topicRows = (events: readonly StoredEvent[], projections: ReadonlyMap<string, Projection>) =>
  events.flatMap(({ pos, contract, args }) =>
    topicsOf(projections.get(contract)?.topics ?? {}, args).map((topic) => ({ topic, pos })),
  );

async function timesOf(read: Reader, blocks: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const [first = 0, last = -1] = [blocks[0], blocks.at(-1)];
  const where = [
    ["number", ">=", first],
    ["number", "<=", last],
  ] as const;
  const found = await read.select(BLOCK, { where, order: ["number"], limit: last - first + 1 + blocks.length });
  return new Map(found.map(({ number, time }) => [number, time]));
}

async function metaOf(db: Kysely<Tables>, name: string): Promise<string | undefined> {
  const found = await db.selectFrom(META.name).select("value").where("name", "=", name).executeTakeFirst();
  return found?.value as string | undefined;
}

const setMeta = (db: Kysely<Tables>, values: Readonly<Record<string, string>>) =>
  upsert(
    db,
    META,
    Object.entries(values).map(([name, value]) => ({ name, value })),
  );
