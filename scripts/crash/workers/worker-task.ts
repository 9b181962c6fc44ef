import { join } from "node:path";
import type { BaseWallet } from "ethers";
import type { Station } from "../../../src/sdk/sensing/model/station.ts";
import type { BridgeTask } from "../bridge/child.ts";
import { type CrashField, RIVER } from "../bridge/field.ts";

export interface WorkerTaskParameters {
  readonly field: CrashField;
  /** Where each worker's folder lies. */
  readonly folder: string;
  readonly postgres: string;
  /** Of a broker that knows shared subscriptions. */
  readonly broker: string;
  readonly chain: string;
  /** Account of each worker. */
  readonly senders: readonly BaseWallet[];
  readonly leaseSeconds: number;
}

export const topicOf = (key: string): string => `river/${key}`;
export const nameOf = (n: number): string => `worker-${n}`;

/** What worker `n` is started with, each time. */
export function workerTask(n: number, parameters: WorkerTaskParameters): BridgeTask {
  const { field, folder, postgres, broker, chain, senders, leaseSeconds } = parameters;
  const { deployment, stations, gateways } = field;
  return {
    deployment,
    stations,
    config: {
      chain: { url: chain, deployment: "" },
      gateway: { key: gateways[0].privateKey },
      store: { folder: join(folder, nameOf(n)), postgres },
      workers: { name: nameOf(n), senderKey: (senders[n] as BaseWallet).privateKey, leaseSeconds },
      batch: { maxCount: 500, maxAgeSeconds: 0.5 },
      api: { port: 0 },
      mqtt: [{ url: broker, version: "5", clientId: nameOf(n), shareGroup: "gateway" }],
      stations: RIVER.map(({ plan }, i) => ({
        station: (stations[i] as Station).id,
        proposes: true,
        mqtt: { filter: topicOf(plan.key) },
      })),
    },
  };
}
