import { join } from "node:path";
import { JsonRpcProvider, Wallet } from "ethers";
import { startSealingThread } from "../../bridge/batch/sealing-thread.ts";
import type { Field } from "../../bridge/batch/worker/messages.ts";
import { type RunningBridge, startBridge } from "../../bridge/bridge.ts";
import type { BridgeConfig } from "../../bridge/config/config.ts";
import { openSqliteStore } from "../../bridge/store/sqlite/store.ts";
import type { ReadingStore, StoredBatch } from "../../bridge/store/store.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { connect } from "../../sdk/core/connect.ts";
import { createOutbox } from "../../sdk/core/send/outbox.ts";
import { sqliteStore } from "../../sdk/node.ts";
import type { Stage } from "../scenario.ts";

export interface GatewayParameters {
  readonly stage: Stage;
  readonly config: BridgeConfig;
  readonly field: Field;
  readonly clock: Clock;
  readonly log: Logger;
  onSealed?(batch: StoredBatch): void;
}

export interface Gateway {
  readonly bridge: RunningBridge;
  readonly store: ReadingStore;
  close(): Promise<void>;
}

/** A gateway as an organisation runs it: store, outbox, sealing thread and bridge in a folder of its own. */
export async function startGateway({
  stage,
  config,
  field,
  clock,
  log,
  onSealed,
}: GatewayParameters): Promise<Gateway> {
  const { folder } = config.store;
  const store = await openSqliteStore({ folder, access: "ingest" });
  const provider = new JsonRpcProvider(stage.url, stage.deployment.chainId, { staticNetwork: true, cacheTimeout: -1 });
  const signer = new Wallet(config.gateway.key, provider);
  const outboxStore = sqliteStore(join(folder, "outbox.db"));
  const sender = await createOutbox({ provider, signer, store: outboxStore, pollInterval: 10 });
  const client = await connect({ provider, sender, deployment: stage.deployment });
  const { maxCount = 10_000, maxAgeSeconds = 60, carryLatest = true } = config.batch ?? {};
  const sealer = startSealingThread({ folder, maxCount, maxAge: maxAgeSeconds * 1_000, carryLatest }, field);
  const bridge = await startBridge({
    config,
    field,
    client,
    signer,
    store,
    sealer,
    clock,
    log,
    fetch,
    defaultQuota: { rate: 1_000_000, burst: 10_000_000 }, // a month in a minute
    retryAfter: 100,
    ...(onSealed && { onSealed }),
  });
  return {
    bridge,
    store,
    async close() {
      await bridge.close();
      await sender.close();
      await outboxStore.close();
      await store.close();
      provider.destroy();
    },
  };
}
