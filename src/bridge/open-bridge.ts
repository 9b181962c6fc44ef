import { join } from "node:path";
import { JsonRpcProvider, Wallet } from "ethers";
import type { Clock } from "../lib/clock.ts";
import type { Logger } from "../lib/logger.ts";
import { connect } from "../sdk/core/connect.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { createOutbox, type Outbox } from "../sdk/core/send/outbox.ts";
import { sqliteStore } from "../sdk/node.ts";
import { inlineSealer } from "./batch/inline-sealer.ts";
import { type RunningSealer, startSealingThread } from "./batch/sealing-thread.ts";
import type { Field } from "./batch/worker/messages.ts";
import { type RunningBridge, startBridge } from "./bridge.ts";
import { chainRegistry } from "./chain-registry.ts";
import type { BridgeConfig } from "./config/config.ts";
import type { Profile } from "./quality/profile/profile.ts";
import { openPostgresStore } from "./store/postgres/store.ts";
import { openSqliteStore } from "./store/sqlite/store.ts";
import type { StoredBatch } from "./store/store.ts";
import type { Submitting } from "./submit/submitting.ts";
import { startSubmittingThread } from "./submit/submitting-thread.ts";

export interface OpenBridgeParameters {
  readonly config: BridgeConfig;
  readonly deployment: Deployment;
  /** By station, where it is not the shipped one for rivers. */
  readonly profiles: ReadonlyMap<number, Profile>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly fetch: typeof globalThis.fetch;
  onSealed?(batch: StoredBatch): void;
  /** Ends the wait for brokers that do not answer; `openBridge` then rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** Milliseconds between two attempts to seal. */
const RETRY_AFTER = 1_000;
const DEFAULTS = { maxCount: 10_000, maxAgeSeconds: 60, carryLatest: true };

/**
 * A bridge with everything it needs, from its configuration: store, outbox, the register as the chain has it now and follows,
 * sealing, sources and API.
 *
 * @throws `STORE_LOCKED`, `STORE_FAILED`, `OUTBOX_LOCKED`, `RPC_UNREACHABLE`, `CHAIN_MISMATCH`, `MQTT_REFUSED`,
 * `PROFILE_UNFIT`, `SOURCE_CONFIG_INVALID`, `CONFIG_INVALID` for a port that cannot be had.
 */
export async function openBridge(parameters: OpenBridgeParameters): Promise<RunningBridge> {
  const { config, deployment, profiles, clock, log } = parameters;
  const { folder } = config.store;
  /** What was opened, to be let go of in reverse, now or at the end. */
  const opened: (() => unknown)[] = [];
  const release = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  let sealer: RunningSealer | undefined;
  let submitting: Submitting | undefined;
  try {
    const local = await openSqliteStore({ folder, access: "ingest" });
    opened.push(() => local.close());
    const store = "postgres" in config.store ? await openPostgresStore({ url: config.store.postgres }) : local;
    if (store !== local) opened.push(() => store.close());
    const provider = new JsonRpcProvider(config.chain.url, deployment.chainId, {
      staticNetwork: true,
      cacheTimeout: -1,
      // What is asked at once goes out as one request; nobody waits for others to ask.
      batchStallTime: 0,
    });
    opened.push(() => provider.destroy());
    const signer = new Wallet(config.gateway.key, provider);
    const outbox = join(folder, "outbox.db");
    const proposing = config.stations.filter(({ proposes }) => proposes);
    let sender: Outbox | undefined;
    if (store === local) {
      const setup = { chainUrl: config.chain.url, deployment, key: config.gateway.key, folder, outbox };
      submitting = await startSubmittingThread({ ...setup, stations: proposing, retryAfter: RETRY_AFTER }, log);
    } else {
      const outboxes = sqliteStore(outbox);
      opened.push(() => outboxes.close());
      const onError = (err: Error) => log.warn({ err }, "sending failed, and is tried again");
      const made = await createOutbox({ provider, signer, store: outboxes, clock, onError });
      opened.push(() => made.close());
      sender = made;
    }
    const client = await connect({ provider, deployment, ...(sender && { sender }) });

    let bridge: RunningBridge | undefined;
    const registry = await chainRegistry(client, { clock, onChange: () => bridge?.setField(fieldNow()) });
    const fieldNow = (): Field => ({
      stations: registry.stations(),
      profiles,
      calibrations: registry
        .stations()
        .flatMap(({ sensors }) => sensors.flatMap(({ id }) => registry.calibrations(id)))
        .map(({ sensor, performedAt, dueBy, revoked }) => ({ sensor, performedAt, dueBy, revoked })),
    });
    const { maxCount, maxAgeSeconds, carryLatest } = { ...DEFAULTS, ...config.batch };
    const sealing = { maxCount, maxAge: maxAgeSeconds * 1_000, carryLatest };
    sealer =
      store === local
        ? startSealingThread({ folder, ...sealing }, fieldNow())
        : inlineSealer(store, fieldNow(), sealing);
    const { fetch, onSealed, signal } = parameters;
    bridge = await startBridge({
      config,
      field: fieldNow(),
      client,
      signer,
      store,
      sealer,
      clock,
      log,
      fetch,
      retryAfter: RETRY_AFTER,
      ...(submitting && { submitting }),
      ...(onSealed && { onSealed }),
      ...(signal && { signal }),
    });
    const following = new AbortController();
    const running = bridge;
    const followed = registry.follow(following.signal).catch((err: unknown) => {
      running.note("following the register", err);
      log.error({ err }, "the register is not followed any more: start the bridge anew");
    });
    return {
      ...running,
      async close() {
        following.abort();
        await running.close();
        await followed;
        await release();
      },
    };
  } catch (error) {
    // A bridge that started would have.
    await submitting?.close();
    await sealer?.close();
    await release();
    throw error;
  }
}
