/** Sends numbered statements through an outbox until all are on chain. Meant to be killed and started again. */
import { JsonRpcProvider, Wallet } from "ethers";
import type { Client } from "../../src/sdk/core/client.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import type { Deployment } from "../../src/sdk/core/deployment.ts";
import { createOutbox, type Outbox } from "../../src/sdk/core/send/outbox.ts";
import { attest } from "../../src/sdk/evidence/actions/attestations/attest.ts";
import { sqliteStore } from "../../src/sdk/node.ts";
import { persist } from "./persist.ts";
import { createPoints, watchedProvider, watchedStore } from "./points.ts";
import { numberedStatement } from "./statements.ts";

/** What the parent hands over, as JSON in the first argument. */
export interface ChildTask {
  readonly url: string;
  readonly key: string;
  readonly store: string;
  readonly deployment: Deployment;
  readonly schema: string;
  readonly statements: number;
  readonly seed: number;
  /** Stop dead after this many events and wait to be killed. */
  readonly holdAt?: number;
}

/** Statements asked for and not yet mined. */
const AT_ONCE = 12;

const task = JSON.parse(process.argv[2] as string) as ChildTask;
const reached = createPoints(task.holdAt);

async function worker(client: Client, outbox: Outbox, numbers: Iterator<number>): Promise<void> {
  for (let next = numbers.next(); !next.done; next = numbers.next()) {
    const idempotencyKey = String(next.value);
    if ((await outbox.status(idempotencyKey))?.state === "Mined") continue;
    const statement = numberedStatement(task.schema, outbox.address, task.seed, next.value);
    const sent = await persist(() => attest(client, { statement, idempotencyKey }));
    const receipt = await persist(() => sent.receipt());
    if (receipt.status !== 1) throw new Error(`statement ${next.value} reverted in ${receipt.hash}`);
  }
}

reached("started");
const { chainId } = task.deployment;
const provider = watchedProvider(
  new JsonRpcProvider(task.url, chainId, { staticNetwork: true, cacheTimeout: -1, batchMaxCount: 1 }),
  reached,
);
const store = watchedStore(sqliteStore(task.store), reached);
const outbox = await persist(() =>
  createOutbox({ provider, signer: new Wallet(task.key), store, pollInterval: 20, resendAfter: 250 }),
);
const client = await persist(() => connect({ provider, sender: outbox, deployment: task.deployment }));
const numbers = Array.from({ length: task.statements }, (_, n) => n).values();
await Promise.all(Array.from({ length: AT_ONCE }, () => worker(client, outbox, numbers)));
await outbox.close();
await store.close();
provider.destroy();
