/** Part: the bridge, as it runs in production but for quotas that no station of the benchmark reaches. */
import { inspect } from "node:util";
import { type OpenedBridge, openBridge } from "../../src/bridge/compose/open-bridge.ts";
import type { BridgeConfig } from "../../src/bridge/config/config.ts";
import { apiKeyDigest } from "../../src/bridge/ingest/http/keys.ts";
import type { ReadingStore } from "../../src/bridge/model/store.ts";
import type { Logger } from "../../src/lib/logger.ts";
import type { RunningChain } from "./chain.ts";
import { deviceId } from "./load/hj212.ts";
import { apiKey, stationKey } from "./load/http.ts";
import { topicOf } from "./load/mqtt.ts";
import { mainThreadMicroseconds, serve } from "./process.ts";
import { Tally, type TimedCommit } from "./tally.ts";

export interface SubjectSetup {
  readonly folder: string;
  readonly brokers: readonly { readonly url: string; readonly version: "3.1.1" | "5" }[];
  readonly prefix: string;
  readonly chain: RunningChain;
  readonly batch: number;
  /** Where it is one of several. */
  readonly worker?: { readonly postgres: string; readonly name: string; readonly senderKey: string };
}

/** Where a bridge, or the floor, listens. */
export interface Listening {
  readonly url: string;
  readonly hj212Port: number;
}

export interface SealedBatch {
  readonly station: number;
  readonly firstSeq: number;
  readonly count: number;
  readonly at: number;
}

const QUOTA = { rate: 1e9, burst: 1e9 };

const tally = new Tally();
let sealed: SealedBatch[] = [];
let sealedReadings = 0;
let bridge: OpenedBridge | undefined;

const handlers = {
  async start({ folder, brokers, prefix, chain, batch, worker }: SubjectSetup): Promise<Listening> {
    const { stations, deployment } = chain;
    const config: BridgeConfig = {
      chain: { url: chain.url, deployment: "" },
      gateway: { key: chain.gatewayKey },
      store: worker ? { folder, postgres: worker.postgres } : { folder },
      ...(worker && { workers: { name: worker.name, senderKey: worker.senderKey } }),
      batch: { maxCount: batch },
      api: { port: 0 },
      mqtt: brokers.map(({ url, version }, n) =>
        worker
          ? { url, version, clientId: `bench-${worker.name}`, shareGroup: prefix }
          : { url, version, clientId: `bench-bridge-${n}` },
      ),
      hj212: { host: "127.0.0.1", port: 0 },
      stations: stations.map(({ id }) => ({
        station: id,
        proposes: true,
        quota: QUOTA,
        mqtt: { filter: topicOf(prefix, id) },
        http: { key: stationKey(id), keyDigests: [apiKeyDigest(apiKey(id))] },
        hj212: { [deviceId(id)]: { dialect: "2017" } },
      })),
    };
    bridge = await openBridge({
      config,
      deployment,
      log: complaining,
      store: counted,
      sending: { pollInterval: 50 },
      onSealed({ batch: { station, firstSeq, count } }) {
        sealedReadings += count;
        sealed.push({ station, firstSeq, count, at: Date.now() });
      },
    });
    return { url: bridge.url, hj212Port: bridge.hj212Port as number };
  },
  until: (target: number) => tally.until(target),
  stored: () => tally.stored,
  sealedReadings: () => sealedReadings,
  /** Closes and seals what is stored; when the last of it was sealed. */
  async flush(): Promise<number> {
    await bridge?.flush();
    return sealed.at(-1)?.at ?? Date.now();
  },
  time: (timing: boolean) => {
    tally.time(timing);
    sealed = [];
  },
  timed: (): { commits: readonly TimedCommit[]; sealed: readonly SealedBatch[] } => ({
    commits: tally.commits,
    sealed,
  }),
  /** Stations that this worker holds. */
  async held(): Promise<number> {
    const text = await (await fetch(`${bridge?.url}/metrics`)).text();
    return text.match(/^tallystick_lease_held\{.*\} 1$/gm)?.length ?? 0;
  },
  groups: () => bridge?.stats().groups ?? 0,
  mainThreadMicroseconds,
  residentBytes: () => process.memoryUsage.rss(),
  async close() {
    await bridge?.close();
  },
};

export type SubjectPart = typeof handlers;

/** The same store, and each append is counted. */
function counted(store: ReadingStore): ReadingStore {
  return {
    ...store,
    async append(frames) {
      const receipts = await store.append(frames);
      let stored = 0;
      for (const receipt of receipts) stored += receipt.stored;
      tally.take(frames, stored, (n) => receipts[n]?.lastSeq ?? 0);
      return receipts;
    },
  };
}

/** What goes wrong is part of the result. */
const complain = (values: object, message: string) =>
  console.error(message, inspect(values, { depth: 1, breakLength: 200 }));
const complaining: Logger = { debug() {}, info() {}, warn: complain, error: complain };

serve(handlers);
