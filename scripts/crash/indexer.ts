import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { JsonRpcProvider } from "ethers";
import type { IndexedDomain } from "../../src/indexer/domain.ts";
import { DOMAINS } from "../../src/indexer/domains.ts";
import { domainsOn, openIndexStore } from "../../src/indexer/open-indexer.ts";
import { EVENT_TOPIC, KEPT, NAMED } from "../../src/indexer/store/kept-tables.ts";
import type { IndexStore } from "../../src/indexer/store/open-store.ts";
import type { Table } from "../../src/indexer/store/table.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { startFaultProxy } from "../../src/testing/fault-proxy.ts";
import { seeded } from "../../src/testing/random.ts";
import type { IndexerTask } from "./indexer-child.ts";
import { madeGround, minedGround } from "./indexer-ground.ts";
import { live } from "./live.ts";
import { FAULTS, type Life, livesUnderFire } from "./lives-under-fire.ts";

export interface IndexerCrashParameters {
  /** Units that come into being, each with an event. */
  readonly units: number;
  /** Of a chain that was never mined, in place of the units. */
  readonly events?: number | undefined;
  readonly kills: number;
  readonly seed: number;
  /** `postgres://` of an empty database; a file if left out. */
  readonly postgres?: string | undefined;
  /** Hears of every life of the indexer. */
  readonly onLife?: (life: Life) => void;
}

export interface IndexerCrashResult {
  readonly events: number;
  readonly seed: number;
  readonly kills: number;
  readonly lives: number;
  /** After which point it was killed, how often. */
  readonly killedAfter: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** What is wrong at the end; empty if nothing. */
  readonly problems: readonly string[];
}

const CHILD = fileURLToPath(new URL("indexer-child.ts", import.meta.url));

/**
 * Has an indexer follow a chain, kills it at moments drawn from the seed, starts it again, and in the end compares its rows with those of one
 * that was never killed, and with its own, made anew.
 */
export async function indexerCrashRun({
  units,
  events,
  kills,
  seed,
  postgres,
  onLife,
}: IndexerCrashParameters): Promise<IndexerCrashResult> {
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const ground = await (events === undefined ? minedGround(units) : madeGround(events));
  const { url, deployment, head, busy } = ground;
  const provider = new JsonRpcProvider(url, deployment.chainId, { cacheTimeout: -1, batchMaxCount: 1 });
  const proxy = await startFaultProxy({ target: url, seed, rates: FAULTS });
  try {
    const task = (store: string): Omit<IndexerTask, "url"> => ({ store, deployment, until: head, atOnce: 10 });
    const [killed, whole] = [postgres ?? join(folder, "killed.db"), join(folder, "whole.db")];
    // Two points for each block that has something, and one transaction of the store for each of them.
    const points = 2 * busy;
    const { problems: few, ...lived } = await livesUnderFire({
      program: CHILD,
      task: () => task(killed),
      kills,
      points,
      random: seeded(seed),
      urls: { direct: url, faulty: proxy.url },
      onLife,
    });
    await live(CHILD, { ...task(whole), url });
    const client = await connect({ provider, deployment });
    const domains = domainsOn(client, DOMAINS);
    const open = (store: string) => openIndexStore({ store, poolSize: 1 }, client, domains);
    const [one, other] = [await open(killed), await open(whole)];
    const { problems, events: stored } = await compare(one, other, domains);
    await Promise.all([one.close(), other.close()]);
    return { events: stored, seed, ...lived, faults: { ...proxy.counts }, problems: [...few, ...problems] };
  } finally {
    await proxy.close();
    provider.destroy();
    await ground.close();
    rmSync(folder, { recursive: true });
  }
}

const MOST = 1_000_000;

async function compare(killed: IndexStore, whole: IndexStore, domains: readonly IndexedDomain[]) {
  const made = [EVENT_TOPIC, NAMED, ...domains.flatMap(({ tables }) => tables)];
  // Where transactions ended, and so which blocks have a time without an event, depends on the lives.
  const kept = KEPT.filter(({ name }) => name === "event");
  const problems: string[] = [];
  const differ = async (
    tables: readonly Table[],
    what: string,
    before: ReadonlyMap<string, string>,
    store: IndexStore,
  ) => {
    for (const [name, text] of await dump(store, tables))
      if (before.get(name) !== text) problems.push(`${name}: ${what}`);
  };
  const before = await dump(whole, [...kept, ...made]);
  await differ([...kept, ...made], "other rows than without kills", before, killed);
  const events = await killed.rebuild();
  await differ(made, "other rows than made anew", before, killed);
  return { problems, events };
}

/** All rows of tables, as text. */
async function dump(store: IndexStore, tables: readonly Table[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const table of tables) {
    const rows = await store.read((read) => read.select(table, { where: [], order: table.key, limit: MOST }));
    found.set(table.name, JSON.stringify(rows));
  }
  return found;
}
