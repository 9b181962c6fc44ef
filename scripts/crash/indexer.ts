import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { JsonRpcProvider } from "ethers";
import type { IndexedDomain } from "../../src/indexer/domain.ts";
import { DOMAINS } from "../../src/indexer/domains.ts";
import { domainsOn, openIndexStore } from "../../src/indexer/open-indexer.ts";
import { blockAt, EVENT, EVENT_TOPIC, KEPT, logAt, NAMED } from "../../src/indexer/store/kept-tables.ts";
import type { IndexStore } from "../../src/indexer/store/open-store.ts";
import type { Table } from "../../src/indexer/store/table.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { startFaultProxy } from "../../src/testing/fault-proxy.ts";
import { seeded } from "../../src/testing/random.ts";
import { type EventReceiver, startEventReceiver } from "./event-receiver.ts";
import type { IndexerTask } from "./indexer-child.ts";
import { madeGround, minedGround } from "./indexer-ground.ts";
import { live } from "./live.ts";
import { FAULTS, type Life, livesUnderFire } from "./lives-under-fire.ts";

export interface IndexerCrashParameters {
  /** Units that come into being, each with an event, and one of EPCIS. */
  readonly units: number;
  /** Of a chain that was never mined, in place of the units. */
  readonly events?: number | undefined;
  readonly kills: number;
  readonly seed: number;
  /** `postgres://` of an empty database, with a second indexer that takes over from a killed one; a file if left out. */
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
  /** Events that a webhook brought more than once: those whose receipt was not noted yet. */
  readonly broughtAgain: number;
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
  const [receiver, other] = [await startEventReceiver(), await startEventReceiver()];
  try {
    const all = { deployment, until: head, atOnce: 10, hasEpcis: events === undefined };
    const task = (store: string, { url: at }: EventReceiver): Omit<IndexerTask, "url"> => ({
      ...all,
      store,
      receiver: at,
    });
    const [killed, whole] = [postgres ?? join(folder, "killed.db"), join(folder, "whole.db")];
    // For each block that has something two points of its transaction, and at least as many of what follows from it.
    const points = 4 * busy;
    const { problems: few, ...lived } = await livesUnderFire({
      program: CHILD,
      task: () => task(killed, receiver),
      atATime: postgres === undefined ? 1 : 2,
      kills,
      points,
      random: seeded(seed),
      urls: { direct: url, faulty: proxy.url },
      onLife,
    });
    await live(CHILD, { ...task(whole, other), url });
    const client = await connect({ provider, deployment });
    const domains = domainsOn(client, DOMAINS);
    const open = (store: string) => openIndexStore({ store, poolSize: 1 }, client, domains);
    const stores = [await open(killed), await open(whole)] as const;
    const { problems, ids } = await compare(stores, domains);
    await Promise.all(stores.map((store) => store.close()));
    return {
      events: ids.length,
      seed,
      ...lived,
      faults: { ...proxy.counts },
      broughtAgain: receiver.repeats(),
      problems: [...few, ...problems, ...receiver.problems(ids), ...other.problems(ids)],
    };
  } finally {
    await Promise.all([receiver.close(), other.close()]);
    await proxy.close();
    provider.destroy();
    await ground.close();
    rmSync(folder, { recursive: true });
  }
}

const MOST = 1_000_000;

/** Rows of both, and of the killed one made anew; gives the ids of all events as well. */
async function compare([killed, whole]: readonly [IndexStore, IndexStore], domains: readonly IndexedDomain[]) {
  const made = [EVENT_TOPIC, NAMED, ...domains.flatMap(({ tables }) => tables)];
  // Where transactions ended, and so which blocks have a time without an event, depends on the lives.
  const kept = KEPT.filter(({ name }) => name === "event");
  const problems: string[] = [];
  const differ = async (tables: readonly Table[], what: string, before: ReadonlyMap<string, string>) => {
    for (const [name, text] of await dump(killed, tables))
      if (before.get(name) !== text) problems.push(`${name}: ${what}`);
  };
  const before = await dump(whole, [...kept, ...made]);
  await differ([...kept, ...made], "other rows than without kills", before);
  await killed.rebuild();
  // What is made of rows, and not of events, is made by whoever follows.
  const ofEvents = made.filter(({ name }) => !name.startsWith("epcis_"));
  await differ(ofEvents, "other rows than made anew", before);
  const events = await killed.read((read) => read.select(EVENT, { where: [], order: ["pos"], limit: MOST }));
  return { problems, ids: events.map(({ pos }) => `${blockAt(pos)}:${logAt(pos)}`) };
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
