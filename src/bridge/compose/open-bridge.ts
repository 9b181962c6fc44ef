import { join } from "node:path";
import { Wallet } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import { closers } from "../../lib/closers.ts";
import type { Logger } from "../../lib/logger.ts";
import { connect } from "../../sdk/core/connect.ts";
import { type Deployment, deployedContract } from "../../sdk/core/deployment.ts";
import { getHead } from "../../sdk/sensing/actions/feeds/get-head.ts";
import type { RunningSealer } from "../batch/sealer.ts";
import type { BridgeConfig } from "../config/config.ts";
import { chainRegistry } from "../field/chain-registry.ts";
import type { Field } from "../model/field.ts";
import type { Profile } from "../model/profile.ts";
import type { ReadingStore, StoredBatch } from "../model/store.ts";
import { openPostgresStore } from "../store/postgres/store.ts";
import { openSqliteStore } from "../store/sqlite/store.ts";
import type { Submitting } from "../submit/submitting.ts";
import { openNode } from "./open-node.ts";
import { watch, watchKey } from "./points/watch.ts";
import { requirePlace } from "./require-place.ts";
import type { RunningBridge } from "./running-bridge.ts";
import { inlineSealer } from "./sealing/inline-sealer.ts";
import { startSealingThread } from "./sealing/sealing-thread.ts";
import { type Seams, sendingOf } from "./seams.ts";
import { startBridge } from "./start-bridge.ts";
import { openSubmitting } from "./submitting/open-submitting.ts";
import { startSubmittingThread } from "./submitting/submitting-thread.ts";
import { tellStarted, tellStopped } from "./tell-life.ts";
import { shareStations } from "./workers/share-stations.ts";

export interface OpenBridgeParameters extends Seams {
  readonly config: BridgeConfig;
  readonly deployment: Deployment;
  /** By station, where it is not the shipped one for rivers. */
  readonly profiles?: ReadonlyMap<number, Profile>;
  readonly log: Logger;
  onSealed?(batch: StoredBatch): void;
  /** Ends the wait for brokers that do not answer; `openBridge` then rejects with its reason. */
  readonly signal?: AbortSignal;
}

export interface OpenedBridge extends RunningBridge {
  /** What it works with: to look at, closed with it. */
  readonly store: ReadingStore;
  readonly sealer: RunningSealer;
  readonly submitting: Submitting;
  /** @param why For the log. @default "closed" */
  close(why?: string): Promise<void>;
}

const DEFAULTS = { maxCount: 10_000, maxAgeSeconds: 60, carryLatest: true };

/**
 * A bridge with everything it needs, from its configuration: store, outbox, the register as the chain has it now and follows,
 * sealing, sources and API. On the embedded store, sealing and submission have threads of their own.
 *
 * @throws `STORE_LOCKED`, `STORE_FAILED`, `STORE_OF_OTHER_CHAIN`, `STORE_BEHIND_CHAIN`, `GATEWAY_NOT_IN_SET`, `OUTBOX_LOCKED`,
 * `RPC_UNREACHABLE`, `CHAIN_MISMATCH`, `MQTT_REFUSED`, `PROFILE_UNFIT`, `SOURCE_CONFIG_INVALID`, `CONFIG_INVALID` for a port that cannot
 * be had.
 */
export async function openBridge(parameters: OpenBridgeParameters): Promise<OpenedBridge> {
  const { config, deployment, log, sending, onPoint, onSealed, signal } = parameters;
  const { profiles = new Map(), clock = systemClock } = parameters;
  const { folder } = config.store;
  const opened = closers({ onFailure: (what, err) => log.error({ what, err }, "could not be closed") });
  try {
    const local = await openSqliteStore({ folder, access: "ingest" });
    opened.add("the store of the folder", () => local.close());
    const database = "postgres" in config.store ? await openPostgresStore({ url: config.store.postgres }) : undefined;
    if (database) opened.add("the store", () => database.close());
    const kept = database ?? local;
    const { workers } = config;
    const sharing =
      database && workers ? shareStations({ workers, config, store: database, clock: systemClock, log }) : undefined;
    if (sharing) opened.add("the leases", () => sharing.close());
    const seen = parameters.store?.(kept) ?? kept;
    const store = watch(seen, { append: "commit", promise: "promise" }, onPoint);
    const sealed = sharing ? sharing.store : seen;

    const submission = {
      chain: config.chain,
      deployment,
      key: config.gateway.key,
      outbox: join(folder, "outbox.db"),
      stations: config.stations.filter(({ proposes }) => proposes),
      sending: sendingOf(config, sending),
      ...(workers && { senderKey: workers.senderKey }),
    };
    const submitting =
      kept === local
        ? await startSubmittingThread({ ...submission, folder }, log, onPoint)
        : await openSubmitting({
            ...submission,
            store: sealed,
            log,
            onPoint,
            ...(sharing && { tenure: sharing.tenure }),
          });
    opened.add("submission", () => submitting.close());

    const provider = openNode(config.chain, deployment);
    opened.add("the connection to the node", () => provider.destroy());
    const client = await connect({ provider, deployment });
    // Not before: a store must not be given away to a chain that the node is not of.
    const { chainId, genesisHash } = deployment;
    const feeds = deployedContract(deployment, "Feeds", "sensing").address;
    await kept.bind({ chainId, genesisHash, feeds });
    let bridge: RunningBridge | undefined;
    const registry = await chainRegistry(client, {
      clock,
      ...(sending?.retryAfter !== undefined && { retryAfter: sending.retryAfter }),
      onChange: () => bridge?.setField(fieldNow()),
      onProblem: (err) => log.warn({ err }, "the register cannot be read, and is tried again"),
    });
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
    const sealer =
      kept === local
        ? startSealingThread({ folder, ...sealing }, fieldNow(), onPoint)
        : inlineSealer(watch(sealed, { addBatch: "batch" }, onPoint), fieldNow(), sealing);
    opened.add("sealing", () => sealer.close());

    const signer = new Wallet(config.gateway.key, provider);
    await requirePlace({
      stations: config.stations,
      registry,
      gateway: signer.address,
      store,
      lastSealed: async (station) => (await getHead(client, { station })).lastSeq,
    });
    onPoint?.("start");
    // Before the sources: a worker that stands in for this one lets go of its sessions.
    await sharing?.join();
    const running = await startBridge({
      config,
      field: fieldNow(),
      client,
      signer: watchKey(signer, onPoint),
      store,
      sealer,
      submitting,
      clock,
      log,
      ...(sharing && { tenure: sharing.tenure, measure: sharing.measure }),
      ...(sending?.retryAfter !== undefined && { retryAfter: sending.retryAfter }),
      ...(onSealed && { onSealed }),
      ...(signal && { signal }),
    });
    bridge = running;
    sharing?.open(running);
    const following = new AbortController();
    opened.add("the bridge", async () => {
      following.abort();
      // First: others take over while this one stops.
      await sharing?.close();
      await running.close();
      await followed;
    });
    const followed = registry.follow(following.signal).catch((err: unknown) => {
      running.note("following the register", err);
      log.error({ err }, "the register is not followed any more: start the bridge anew");
    });
    const stations = config.stations.map(({ station }) => station);
    tellStarted(log, { url: running.url, deployment, feeds, stations, gateway: signer.address });
    const began = systemClock.now();
    let closed: Promise<void> | undefined;
    const close = async (why: string): Promise<void> => {
      const told = systemClock.now();
      await opened.close();
      const now = systemClock.now();
      tellStopped(log, { why, ran: now - began, took: now - told });
    };
    return {
      ...running,
      store,
      sealer,
      submitting,
      close(why = "closed") {
        closed ??= close(why);
        return closed;
      },
    };
  } catch (error) {
    return opened.giveUp(error);
  }
}
