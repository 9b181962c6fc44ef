/** An indexer that ends once it has a block. Meant to be killed and started again. */
import { JsonRpcProvider } from "ethers";
import { DOMAINS } from "../../src/indexer/domains.ts";
import { follow } from "../../src/indexer/follow/follow.ts";
import { newState } from "../../src/indexer/follow/state.ts";
import { domainsOn, openIndexStore } from "../../src/indexer/open-indexer.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import type { Deployment } from "../../src/sdk/core/deployment.ts";
import { persist } from "./persist.ts";
import { createPoints } from "./points.ts";

/** What the parent hands over, as JSON in the first argument. */
export interface IndexerTask {
  readonly url: string;
  readonly store: string;
  readonly deployment: Deployment;
  /** Events of one transaction of the store. */
  readonly atOnce: number;
  /** Block at which it ends. */
  readonly until: number;
  /** Stop dead after this many points and wait to be killed. */
  readonly holdAt?: number;
}

const { url, store: path, deployment, atOnce, until, holdAt } = JSON.parse(process.argv[2] as string) as IndexerTask;
const reached = createPoints(holdAt);
const options = { staticNetwork: true, cacheTimeout: -1, batchMaxCount: 1 };
const provider = new JsonRpcProvider(url, deployment.chainId, options);
const client = await persist(() => connect({ provider, deployment }));
const domains = domainsOn(client, DOMAINS);
const store = await openIndexStore({ store: path, poolSize: 2 }, client, domains);
await store.lead();
const watched: typeof store = {
  ...store,
  async commit(batch) {
    reached("storing");
    await store.commit(batch);
    reached("stored");
  },
};
const [stop, state] = [new AbortController(), newState()];
await follow({
  client,
  store: watched,
  projections: domains.flatMap(({ projections }) => projections),
  state,
  clock: systemClock,
  log: silentLogger,
  signal: stop.signal,
  pollInterval: 20,
  atOnce,
  onCommit: () => state.block >= until && stop.abort(),
});
await store.close();
provider.destroy();
