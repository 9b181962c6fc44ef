/** A keeper that ends once nothing is due. Meant to be killed and started again. */
import { JsonRpcProvider, Wallet } from "ethers";
import { openKeeper } from "../../src/keeper/open-keeper.ts";
import { SOURCES } from "../../src/keeper/sources.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import type { Deployment } from "../../src/sdk/core/deployment.ts";
import { sqliteStore } from "../../src/sdk/core/send/sqlite-store.ts";
import { persist } from "./persist.ts";
import { createPoints, watchedProvider, watchedStore } from "./points.ts";

/** What the parent hands over, as JSON in the first argument. */
export interface KeeperTask {
  readonly url: string;
  readonly key: string;
  readonly store: string;
  readonly deployment: Deployment;
  /** Stop dead after this many points and wait to be killed. */
  readonly holdAt?: number;
}

const { url, key, store, deployment, holdAt } = JSON.parse(process.argv[2] as string) as KeeperTask;
const reached = createPoints(holdAt);
reached("started");
const options = { staticNetwork: true, cacheTimeout: -1, batchMaxCount: 1 };
const provider = watchedProvider(new JsonRpcProvider(url, deployment.chainId, options), reached);

const client = await persist(() => connect({ provider, deployment }));
const keeper = await persist(() =>
  openKeeper({
    client,
    signer: new Wallet(key),
    store: watchedStore(sqliteStore(store), reached),
    sources: SOURCES,
    mostPerCall: 2,
    once: true,
    pollInterval: 20,
    resendAfter: 250,
    clock: systemClock,
    log: silentLogger,
  }),
);
await keeper.ended;
await keeper.close();
provider.destroy();
