/** A relayer that ends once all that was asked for is settled. Meant to be killed and started again. */
import { JsonRpcProvider, Wallet } from "ethers";
import { systemClock } from "../../src/lib/clock.ts";
import { isTallyError } from "../../src/lib/errors.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { openRelay } from "../../src/relay/open-relay.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import type { Deployment } from "../../src/sdk/core/deployment.ts";
import { openProvider } from "../../src/sdk/core/open-provider.ts";
import { sqliteStore } from "../../src/sdk/core/send/sqlite-store.ts";
import { createPoints, watchedProvider, watchedStore } from "./points.ts";

/** What the parent hands over, as JSON in the first argument. */
export interface RelayTask {
  readonly url: string;
  /** Node of the other chain. */
  readonly side: string;
  readonly lightClient: string;
  readonly key: string;
  readonly store: string;
  readonly deployment: Deployment;
  /** All that are asked for, some of them by this process. */
  readonly heights: readonly number[];
  /** Stop dead after this many points and wait to be killed. */
  readonly holdAt?: number;
}

const task = JSON.parse(process.argv[2] as string) as RelayTask;
const { url, side, lightClient, key, store, deployment, heights, holdAt } = task;
const reached = createPoints(holdAt);
reached("started");
const options = { staticNetwork: true, cacheTimeout: -1, batchMaxCount: 1 };
const provider = watchedProvider(new JsonRpcProvider(url, deployment.chainId, options), reached);
const node = openProvider({ url: side });

/** Asks again until the endpoint answers: a supervisor would start it again. */
async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isTallyError(error) || !error.retryable) throw error;
      await systemClock.sleep(5);
    }
  }
}

const client = await persist(() => connect({ provider, deployment }));
const relay = await persist(() =>
  openRelay({
    config: { lightClient, side: { nodes: [side], pollInterval: 20 }, api: { port: 0 }, store },
    client,
    signer: new Wallet(key),
    store: watchedStore(sqliteStore(store), reached),
    nodes: [node],
    resendAfter: 250,
    clock: systemClock,
    log: silentLogger,
  }),
);
for (const number of heights) await persist(async () => relay.ask({ number }));
reached("asked");
const isWaiting = (number: number) => relay.requestOf(number)?.state === "Waiting";
while (heights.some(isWaiting)) await Promise.race([systemClock.sleep(10), relay.ended]);
await relay.close();
for (const each of [provider, node]) each.destroy();
