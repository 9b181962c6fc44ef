/** An indexer that ends once it has a block, and has done all that follows from it. Meant to be killed and started again. */
import { JsonRpcProvider } from "ethers";
import { EPCIS_DONE } from "../../src/indexer/custody/epcis/tables.ts";
import { DOMAINS } from "../../src/indexer/domains.ts";
import { openIndexer, openIndexStore } from "../../src/indexer/open-indexer.ts";
import { EVENT } from "../../src/indexer/store/kept-tables.ts";
import type { IndexStore } from "../../src/indexer/store/open-store.ts";
import type { Reader } from "../../src/indexer/store/reader.ts";
import { nextEvents } from "../../src/indexer/webhooks/deliver.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { isTallyError } from "../../src/lib/errors.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { openUrlWithin } from "../../src/lib/open-url.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import type { Deployment } from "../../src/sdk/core/deployment.ts";
import { persist } from "./persist.ts";
import { createPoints } from "./points.ts";
import { watchedIndexStore } from "./watched-index-store.ts";

/** What the parent hands over, as JSON in the first argument. */
export interface IndexerTask {
  readonly url: string;
  readonly store: string;
  readonly deployment: Deployment;
  /** Events of one transaction of the store. */
  readonly atOnce: number;
  /** Block at which it ends. */
  readonly until: number;
  /** Whether acts of Custody become events of EPCIS. */
  readonly hasEpcis: boolean;
  /** Where all events are brought. */
  readonly receiver: string;
  /** Stop dead after this many points and wait to be killed. */
  readonly holdAt?: number;
}

const task = JSON.parse(process.argv[2] as string) as IndexerTask;
const { url, store: path, deployment, atOnce, until, hasEpcis, receiver, holdAt } = task;
const reached = createPoints(holdAt);
const options = { staticNetwork: true, cacheTimeout: -1, batchMaxCount: 1 };
const provider = new JsonRpcProvider(url, deployment.chainId, options);
const client = await persist(() => connect({ provider, deployment }));
const webhook = { name: "receiver", url: receiver, secret: "of both" };
const bring = openUrlWithin(10_000);
const PAUSE = 20;
let store: IndexStore | undefined;
const indexer = await openIndexer({
  config: { api: { port: 0 }, store: path, poolSize: 4, pollInterval: 20, ...(hasEpcis && { epcis: {} }) },
  client,
  domains: DOMAINS,
  webhooks: [webhook],
  async openUrl(request) {
    reached("before bringing");
    const answer = await bring(request);
    reached("after bringing");
    return answer;
  },
  async openStore(...parameters) {
    store = await openIndexStore(...parameters);
    return watchedIndexStore(store, reached);
  },
  atOnce,
  clock: systemClock,
  log: silentLogger,
});
await Promise.race([indexer.ended, untilDone()]);
await indexer.close();
provider.destroy();

async function untilDone(): Promise<void> {
  while (!(await isDone())) await systemClock.sleep(PAUSE);
}

/** Whether all events are stored, brought and, where that is wanted, kept as events of EPCIS. */
async function isDone(): Promise<boolean> {
  try {
    if (((await store?.cursor())?.block ?? -1) < until) return false;
    return (await store?.read(async (read) => (await isBrought(read)) && (await isKept(read)))) ?? false;
  } catch (error) {
    if (isTallyError(error)) return false; // another process makes the rows
    throw error;
  }
}

async function isBrought(read: Reader): Promise<boolean> {
  return (await nextEvents(read, webhook, 1)).length === 0;
}

async function isKept(read: Reader): Promise<boolean> {
  if (!hasEpcis) return true;
  const where = [["contract", "=", "Custody"]] as const;
  const [last] = await read.select(EVENT, { where, order: ["pos"], isReversed: true, limit: 1 });
  return ((await read.get(EPCIS_DONE, { name: "events" }))?.pos ?? -1) >= (last?.pos ?? -1);
}
