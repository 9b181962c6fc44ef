/** A bridge in a process of its own, meant to be killed and started again. Closes where its input ends; "flush" seals all before. */
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { createInterface } from "node:readline";
import { JsonRpcProvider, Wallet } from "ethers";
import { fieldSealer } from "../../../src/bridge/batch/field-sealer.ts";
import { type RunningSealer, startSealingThread } from "../../../src/bridge/batch/sealing-thread.ts";
import type { Field } from "../../../src/bridge/batch/worker/messages.ts";
import { startBridge } from "../../../src/bridge/bridge.ts";
import type { BridgeConfig } from "../../../src/bridge/config/config.ts";
import { openSqliteStore } from "../../../src/bridge/store/sqlite/store.ts";
import { startSubmittingThread } from "../../../src/bridge/submit/submitting-thread.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { isTallyError } from "../../../src/lib/errors.ts";
import { type Logger, silentLogger } from "../../../src/lib/logger.ts";
import { connect } from "../../../src/sdk/core/connect.ts";
import type { Deployment } from "../../../src/sdk/core/deployment.ts";
import { createOutbox, type Outbox } from "../../../src/sdk/core/send/outbox.ts";
import { sqliteStore } from "../../../src/sdk/node.ts";
import type { Station } from "../../../src/sdk/sensing/model/station.ts";
import { crashProfile } from "./field.ts";
import { type Doom, pointCounter, watched, watchedKey } from "./points.ts";

/** What the parent hands over, as JSON in the first argument. */
export interface BridgeTask {
  readonly config: BridgeConfig;
  readonly deployment: Deployment;
  readonly stations: readonly Station[];
  /** Path of the outbox. */
  readonly outbox: string;
  /**
   * Whether batches are closed in a thread of their own, as in production, or here, where a point can be put before and after.
   * Where no point is set, they are submitted in a thread as well.
   */
  readonly thread: boolean;
  readonly doom?: Doom;
}

const task = JSON.parse(process.argv[2] as string) as BridgeTask;
const { config, deployment, stations } = task;
const { folder } = config.store as { folder: string };
const reached = pointCounter(task.doom);

/** Asks again until the endpoint answers; anything else is a failure of the run. */
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

const log: Logger = {
  ...silentLogger,
  warn: (values, message) => console.error(message, JSON.stringify(described(values), bigints)),
  error: (values, message) => console.error(message, JSON.stringify(described(values), bigints)),
};

function bigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

function described(values: object): object {
  const { err, ...rest } = values as { err?: unknown };
  if (!(err instanceof Error)) return rest;
  return {
    ...rest,
    error: err.message,
    ...(isTallyError(err) ? { code: err.code, values: err.values } : { stack: err.stack }),
  };
}

async function sealerHere(field: Field): Promise<RunningSealer> {
  const store = await openSqliteStore({ folder, access: "batches" });
  const sealer = fieldSealer(watched(store, { addBatch: "batch" }, reached), field, sealing);
  return { closeDue: sealer.closeDue, setField: () => {}, close: () => store.close() };
}

const { maxCount = 10_000, maxAgeSeconds = 60, carryLatest = true } = config.batch ?? {};
const sealing = { folder, maxCount, maxAge: maxAgeSeconds * 1_000, carryLatest };
const field: Field = {
  stations,
  profiles: new Map(stations.map(({ id }) => [id, crashProfile])),
  calibrations: [],
};

const { chainId } = deployment;
const provider = watched(
  new JsonRpcProvider(config.chain.url, chainId, { staticNetwork: true, cacheTimeout: -1, batchMaxCount: 1 }),
  { send: "broadcast" },
  reached,
);
const wallet = new Wallet(config.gateway.key);
const sending = { pollInterval: 20, resendAfter: 250 };

/** An outbox in this thread. */
async function senderHere(): Promise<Outbox> {
  const acts = sqliteStore(task.outbox);
  const outboxStore: typeof acts = {
    open: async (name) => watched(await acts.open(name), { append: "outbox" }, reached),
    close: () => acts.close(),
  };
  const outbox = await persist(() => createOutbox({ provider, signer: wallet, store: outboxStore, ...sending }));
  return {
    ...outbox,
    async close() {
      await outbox.close();
      await acts.close();
    },
  };
}

const store = watched(
  await openSqliteStore({ folder, access: "ingest" }),
  { append: "commit", promise: "promise", markSigned: "markSigned", markSealed: "markSealed" },
  reached,
);
const inThread = task.thread && task.doom === undefined;
const proposing = config.stations.filter(({ proposes }) => proposes);
const outbox = inThread ? undefined : await senderHere();
const submitting = inThread
  ? await persist(() =>
      startSubmittingThread(
        {
          chainUrl: config.chain.url,
          deployment,
          key: config.gateway.key,
          folder,
          outbox: task.outbox,
          stations: proposing,
          retryAfter: 50,
          sending,
        },
        log,
      ),
    )
  : undefined;
const client = await persist(() => connect({ provider, deployment, ...(outbox && { sender: outbox }) }));
reached("start");
const bridge = await startBridge({
  config,
  field,
  client,
  signer: watchedKey(wallet, reached),
  store,
  sealer: task.thread ? startSealingThread(sealing, field) : await sealerHere(field),
  ...(submitting && { submitting }),
  clock: systemClock,
  log,
  fetch: async (...parameters) => {
    reached("before cosigning");
    const response = await fetch(...parameters);
    reached("after cosigning");
    return response;
  },
  retryAfter: 50,
});
writeSync(1, "running\n");
flushCompileCache(); // at the end it would be too late: the end comes by SIGKILL

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== "flush") continue;
  await bridge.flush();
  writeSync(1, "flushed\n");
}
await bridge.close();
await outbox?.close();
await store.close();
provider.destroy();
