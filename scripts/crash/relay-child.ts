/** A relayer that ends once all that was asked for is settled. Meant to be killed and started again. */
import { JsonRpcProvider, Wallet } from "ethers";
import { systemClock } from "../../src/lib/clock.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { openRelay } from "../../src/relay/open-relay.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { openProvider } from "../../src/sdk/core/open-provider.ts";
import { sqliteStore } from "../../src/sdk/core/send/sqlite-store.ts";
import { persist } from "./persist.ts";
import { createPoints, watchedProvider, watchedStore } from "./points.ts";
import { ASKED, type RelayTask } from "./relay-task.ts";

/** Requests of this life that wait at once: so it asks as long as it lives. */
const AT_ONCE = 2;

const task = JSON.parse(process.argv[2] as string) as RelayTask;
const { url, side, lightClient, key, store, deployment, ask, heights, holdAt } = task;
const reached = createPoints(holdAt);
reached("started");
const options = { staticNetwork: true, cacheTimeout: -1, batchMaxCount: 1 };
const provider = watchedProvider(new JsonRpcProvider(url, deployment.chainId, options), reached);
const node = openProvider({ url: side });

const client = await persist(() => connect({ provider, deployment }));
const relay = await persist(() =>
  openRelay({
    config: { lightClient, side: { nodes: [side], pollInterval: 5 }, api: { port: 0 }, store },
    client,
    signer: new Wallet(key),
    store: watchedStore(sqliteStore(store), reached),
    nodes: [node],
    resendAfter: 250,
    clock: systemClock,
    log: silentLogger,
  }),
);
const waiting = (numbers: readonly number[]) =>
  numbers.filter((number) => relay.requestOf(number)?.state === "Waiting").length;
const pause = () => Promise.race([systemClock.sleep(10), relay.ended]);
for (const [i, number] of ask.entries()) {
  while (waiting(ask.slice(0, i)) >= AT_ONCE) await pause();
  await persist(() => relay.ask({ number }));
  reached(`${ASKED}${number}`);
}
while (waiting(heights) > 0) await pause();
await relay.close();
for (const each of [provider, node]) each.destroy();
