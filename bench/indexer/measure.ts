import { get } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { custody } from "../../src/indexer/custody/domain.ts";
import { UNIT } from "../../src/indexer/custody/tables.ts";
import { domainsOn, openIndexer, openIndexStore } from "../../src/indexer/open-indexer.ts";
import { EVENT, EVENT_TOPIC } from "../../src/indexer/store/kept-tables.ts";
import type { IndexStore } from "../../src/indexer/store/open-store.ts";
import type { Row as StoredRow, Table } from "../../src/indexer/store/table.ts";
import { toStored } from "../../src/indexer/store/table.ts";
import { streamEvents } from "../../src/sdk/core/events/stream.ts";
import { custodyContract } from "../../src/sdk/custody/contracts.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import type { Row } from "../bridge/rows.ts";
import { median, rounded } from "../bridge/statistics.ts";
import { madeChain } from "./made-chain.ts";

export interface Sizes {
  readonly events: number;
  /** Who listens for changes. */
  readonly clients: number;
  readonly pages: number;
}

/** Milliseconds that a page of 100 may take. */
export const PAGE_BAR = 20;

const seconds = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
};

/** Follows a made chain into rows, and measures what else an indexer does with them. */
export async function measureIndexer({ events, clients, pages }: Sizes): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-indexer-"));
  const store = join(folder, "rows.db");
  const chain = await madeChain(events);
  const { client, head } = chain;
  const config = { api: { port: 0 }, store, pollInterval: 10, mostPerMinute: 10_000_000, mostStreams: clients };
  try {
    // It begins to follow before its API answers.
    const began = performance.now();
    const indexer = await openIndexer({ config, client, domains: [custody], clock: systemClock, log: silentLogger });
    while (indexer.state.block < head) await systemClock.sleep(5);
    const followed = (performance.now() - began) / 1_000;
    const memory = process.memoryUsage().rss / 2 ** 20;
    const page = await pageTime(indexer.url, pages);
    const told = await fanOut(indexer.url, clients);
    await indexer.close();

    const settings = { store, poolSize: 1 };
    const opened = await openIndexStore(settings, client, domainsOn(client, [custody]));
    const rebuilt = await seconds(() => opened.rebuild());
    const floor = await floorOf(opened, join(folder, "floor.db"), events);
    await opened.close();
    const streamed = await seconds(async () => {
      for await (const item of streamEvents(client, { contracts: [custodyContract] })) {
        if (item.type === "checkpoint" && item.cursor.block >= head) break;
      }
    });
    const perSecond = (time: number) => Math.round(events / time);
    const beside = (value: number) => ({
      peer: "the same inserts",
      peerValue: floor,
      ratio: rounded(value / floor, 2),
    });
    return [
      { name: "indexer-follow", value: perSecond(followed), unit: "events/s", ...beside(perSecond(followed)) },
      { name: "indexer-decode", value: perSecond(streamed), unit: "events/s" },
      { name: "indexer-rebuild", value: perSecond(rebuilt), unit: "events/s", ...beside(perSecond(rebuilt)) },
      { name: "indexer-page-100", value: rounded(page, 2), unit: "ms" },
      { name: "indexer-memory", value: Math.round(memory), unit: "MiB" },
      { name: "indexer-open-streams", value: rounded(told, 1), unit: "ms" },
    ];
  } finally {
    await chain.close();
    rmSync(folder, { recursive: true });
  }
}

/** Median milliseconds of a page of 100 in the middle of a list, over HTTP. */
async function pageTime(url: string, pages: number): Promise<number> {
  const times: number[] = [];
  let next = "";
  for (let i = 0; i < pages; i++) {
    const began = performance.now();
    const answer = await fetch(`${url}/v1/units?custodian=3&limit=100${next}`);
    const page = (await answer.json()) as { readonly next: string | null };
    times.push(performance.now() - began);
    next = page.next === null ? "" : `&after=${page.next}`;
  }
  return median(times);
}

/** Milliseconds in which every one of so many streams is open and has its first message. */
async function fanOut(url: string, clients: number): Promise<number> {
  const began = performance.now();
  const streams = await Promise.all(
    Array.from({ length: clients }, () => {
      return new Promise<ReturnType<typeof get>>((resolve, reject) => {
        const request = get(`${url}/v1/changes`, { agent: false }, (answer) =>
          answer.once("data", () => resolve(request)),
        );
        request.once("error", reject);
      });
    }),
  );
  const time = performance.now() - began;
  for (const stream of streams) stream.destroy();
  return time;
}

const MOST = 10_000_000;
const AT_ONCE = 500;

/** Events a second of the bare inserts: the same rows in as large transactions, nothing read and nothing decoded. */
async function floorOf(store: IndexStore, path: string, events: number): Promise<number> {
  const tables: readonly Table[] = [EVENT, EVENT_TOPIC, UNIT];
  const rows = await Promise.all(
    tables.map((table) => store.read((read) => read.select(table, { where: [], order: table.key, limit: MOST }))),
  );
  const db = new DatabaseSync(path);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  const inserts = tables.map(({ name, columns, key }) => {
    const names = Object.keys(columns).map((column) => `"${column}"`);
    db.exec(`CREATE TABLE "${name}" (${names.join()}, PRIMARY KEY (${key.join()}))`);
    return db.prepare(`INSERT INTO "${name}" VALUES (${names.map(() => "?").join()})`);
  });
  const values = tables.map((table, i) => (rows[i] as StoredRow[]).map((row) => storedValues(table, row)));
  const time = await seconds(async () => {
    for (let at = 0; at < events; at += AT_ONCE) {
      db.exec("BEGIN");
      for (const [i, insert] of inserts.entries()) {
        const all = values[i] ?? [];
        const [from, to] = [at, at + AT_ONCE].map((place) => Math.floor((place / events) * all.length));
        for (const each of all.slice(from, to)) insert.run(...(each as never[]));
      }
      db.exec("COMMIT");
    }
  });
  db.close();
  return Math.round(events / time);
}

const storedValues = ({ columns }: Table, row: StoredRow) =>
  Object.entries(columns).map(([name, column]) => toStored(column, row[name]));
