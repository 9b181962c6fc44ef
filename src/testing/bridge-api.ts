import { Wallet, ZeroHash } from "ethers";
import type { FastifyInstance } from "fastify";
import { httpReadings } from "../bridge/ingest/http/readings.ts";
import { senmlReader } from "../bridge/ingest/senml/observations.ts";
import { ucumUnits } from "../bridge/ingest/units.ts";
import { fixedRegistry } from "../bridge/model/registry.ts";
import { createApi } from "../bridge/serve/app.ts";
import { type BridgeMetrics, createMetrics } from "../bridge/serve/metrics.ts";
import { Proofs } from "../bridge/serve/proofs.ts";
import { createGateway } from "../bridge/submit/gateway.ts";
import { silentLogger } from "../lib/logger.ts";
import type { Sensor } from "../sdk/sensing/model/station.ts";
import { recordingIntake } from "./recording-intake.ts";
import { phFrame, RIVER, type SealingBench, sealingBench } from "./sealing.ts";

export const T = Date.UTC(2026, 6, 1);
export const AUTHORIZED = { authorization: "Bearer sixteen-and-more" };

/** The API over a store of twelve readings of station 1, of which ten are in two batches. */
export interface ApiBench {
  readonly app: FastifyInstance;
  readonly bench: SealingBench;
  readonly metrics: BridgeMetrics;
  /** What is logged as failed. */
  readonly failed: unknown[];
  /** What `/health` is told from now on. */
  setProblems(problems: Record<string, string>): void;
  close(): Promise<void>;
}

/** Of the whole process: they count once. */
const metrics = createMetrics();

/** @param allowed Origins whose pages may read. */
export async function apiBench(allowed: readonly string[] = []): Promise<ApiBench> {
  const bench = await sealingBench();
  const failed: unknown[] = [];
  let problems: Record<string, string> = {};
  await bench.store.append(Array.from({ length: 12 }, (_, i) => phFrame(T + i * 900_000, i === 3 ? null : 750)));
  await bench.sealer({ maxCount: 5 }).closeDue(1, T);
  const registry = fixedRegistry(RIVER.stations);
  const feeds = Wallet.createRandom().address;
  const deployment = { chainId: 1, genesisHash: ZeroHash, contracts: { Feeds: { address: feeds } } } as never;
  const signer = Wallet.createRandom();
  const app = await createApi({
    store: bench.store,
    registry,
    proofs: new Proofs(bench.store),
    chain: {
      deployment,
      gatewaysOf: async (_station, epoch) => ({ epoch, quorum: 1, accounts: [signer.address] }),
      sensorOf: async (sensor) => registry.sensor(sensor) as Sensor,
    },
    metrics,
    log: { ...silentLogger, error: (values) => failed.push(values) },
    health: async () => problems,
    allowOrigins: allowed,
    cosign: {
      reviewer: bench.reviewer(),
      gateway: createGateway(signer, deployment, bench.store),
      apiKey: "sixteen-and-more",
    },
    refresh: async () => {},
    plugins: async (scope) => {
      const read = senmlReader({ registry, units: ucumUnits() });
      await scope.register(httpReadings, { stations: [], intake: recordingIntake(), read });
    },
  });
  return {
    app,
    bench,
    metrics,
    failed,
    setProblems(given) {
      problems = given;
    },
    async close() {
      await app.close();
      await bench.close();
    },
  };
}
