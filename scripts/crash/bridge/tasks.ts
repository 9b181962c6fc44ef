import { createServer } from "node:net";
import { join } from "node:path";
import type { BridgeConfig } from "../../../src/bridge/config/config.ts";
import { apiKeyDigest } from "../../../src/bridge/ingest/http/keys.ts";
import type { Station } from "../../../src/sdk/sensing/model/station.ts";
import type { BridgeTask } from "./child.ts";
import { API_KEY, type Doors } from "./devices.ts";
import { type CrashField, PLANS } from "./field.ts";

const BATCH = { maxCount: 60, maxAgeSeconds: 0.3 };
const COSIGN_KEY = "crash-cosign-key";

export interface TaskParameters {
  readonly field: CrashField;
  /** Of every gateway. */
  readonly doors: readonly Doors[];
  /** Where stores and outboxes lie. */
  readonly folder: string;
  readonly broker: string;
  /** The chain's endpoint, for each gateway. */
  readonly urls: readonly string[];
}

/** What gateway `n` is started with: the first one proposes for every station, the others co-sign. */
export function taskOf(n: number, { field, doors, folder, broker, urls }: TaskParameters): BridgeTask {
  const { deployment, stations, gateways } = field;
  const { api, hj212 } = doors[n] as Doors;
  const others = doors.filter((_, other) => other !== n);
  const config: BridgeConfig = {
    chain: { url: urls[n] as string, deployment: "" },
    gateway: { key: (gateways[n] as CrashField["gateways"][0]).privateKey },
    store: { folder: join(folder, `gateway-${n}`) },
    batch: BATCH,
    api: { port: api, cosignKey: COSIGN_KEY },
    mqtt: [{ url: broker, version: "3.1.1", clientId: `bridge-${n}` }],
    hj212: { host: "127.0.0.1", port: hj212 },
    stations: PLANS.map(({ plan }, i) => ({
      station: (stations[i] as Station).id,
      proposes: n === 0,
      cosigners: others.map((other) => ({ url: `http://127.0.0.1:${other.api}`, key: COSIGN_KEY })),
      ...(plan.protocol === "mqtt" && { mqtt: { filter: `river/${plan.key}` } }),
      ...(plan.protocol === "http" && { http: { key: plan.key, keyDigests: [apiKeyDigest(API_KEY)] } }),
      ...(plan.protocol === "hj212" && { hj212: { [plan.deviceId]: { dialect: "2017" as const } } }),
    })),
  };
  return { config, deployment, stations };
}

export const storeOf = ({ config }: BridgeTask): string => (config.store as { folder: string }).folder;

/** Ports that are the same in each life of a gateway. */
export async function freeDoors(): Promise<Doors> {
  return { api: await freePort(), hj212: await freePort() };
}

/** Below the ports that a system gives to connections by itself: nobody takes it while its gateway is dead. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
