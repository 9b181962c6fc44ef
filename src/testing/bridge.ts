/** A river on a real JSON-RPC node, and bridges as gateways run them: for end-to-end tests, the crash test and benchmarks. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BaseWallet, HDNodeWallet, JsonRpcProvider, Mnemonic, Wallet } from "ethers";
import { type OpenedBridge, openBridge } from "../bridge/compose/open-bridge.ts";
import type { Seams } from "../bridge/compose/seams.ts";
import type { BridgeConfig, StationConfig } from "../bridge/config/config.ts";
import { apiKeyDigest } from "../bridge/ingest/http/keys.ts";
import type { Field } from "../bridge/model/field.ts";
import type { Profile } from "../bridge/model/profile.ts";
import type { StoredBatch } from "../bridge/model/store.ts";
import { type Logger, silentLogger } from "../lib/logger.ts";
import { connectAll, type FullClient } from "../sdk/all.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { judgedStation } from "../bridge/field/judged-station.ts";
import { listStations } from "../sdk/sensing/actions/stations/list-stations.ts";
import { type StrictNode, startStrictNode } from "./besu/strict-node.ts";
import { deploySensingRiver } from "./sensing.ts";

const MNEMONIC = "test test test test test test test test test test test junk";

/** What loggers show to send over HTTP, and what proposing gateways show to ask for a signature. */
export const STATION_KEY = "key-of-the-logger";
export const COSIGN_KEY = "key-between-the-gateways";

export interface RiverChain extends Pick<StrictNode, "holdBlocks" | "letBlocksGo" | "forgetPool"> {
  readonly url: string;
  readonly deployment: Deployment;
  readonly provider: JsonRpcProvider;
  readonly ours: FullClient;
  readonly operator: FullClient;
  readonly regulator: FullClient;
  /** DEVICE accounts of the operator and the regulator; both have to sign. */
  readonly gateways: readonly [BaseWallet, BaseWallet];
  /** "Spring", without sensors, and "Mill Weir" downstream of it with a pH and an oxygen sensor. */
  readonly stations: readonly [number, number];
  readonly sensors: { readonly ph: number; readonly oxygen: number };
  /** The field as the chain has it now. */
  field(): Promise<Field>;
  close(): Promise<void>;
}

/** A provider that sees a block when it is there. */
export function promptProvider(url: string): JsonRpcProvider {
  return new JsonRpcProvider(url, undefined, {
    staticNetwork: true,
    cacheTimeout: -1,
    pollingInterval: 20,
    batchStallTime: 0,
  });
}

/** A fresh chain behind a JSON-RPC server with the limits of Besu, with an operator, a regulator, two stations and two gateways. */
export async function riverChain(): Promise<RiverChain> {
  const node = await startStrictNode();
  const { holdBlocks, letBlocksGo, forgetPool } = node;
  const provider = promptProvider(node.url);
  const mnemonic = Mnemonic.fromPhrase(MNEMONIC);
  const account = (i: number) =>
    new Wallet(HDNodeWallet.fromMnemonic(mnemonic, `m/44'/60'/0'/0/${i}`).privateKey, provider);
  const [admin, a, b, one, two] = [1, 2, 3, 5, 6].map(account) as [Wallet, Wallet, Wallet, Wallet, Wallet];
  const { deployment, river } = await deploySensingRiver(node.chain);
  const client = (signer: Wallet) => connectAll({ signer, deployment });
  const [ours, operator, regulator] = [await client(admin), await client(a), await client(b)];
  return {
    url: node.url,
    deployment,
    provider,
    ours,
    operator,
    regulator,
    gateways: [one, two],
    ...river,
    holdBlocks,
    letBlocksGo,
    forgetPool,
    field: async () => ({
      stations: (await listStations(ours)).map(judgedStation),
      profiles: new Map(),
      calibrations: [],
    }),
    async close() {
      provider.destroy();
      await node.close();
    },
  };
}

/** A folder that is gone after `cleanUp`. */
export function temporaryFolder(): { readonly path: string; cleanUp(): void } {
  const path = mkdtempSync(join(tmpdir(), "bridge-"));
  return { path, cleanUp: () => rmSync(path, { recursive: true, force: true }) };
}

export interface TestBridgeParameters extends Seams {
  readonly chain: Pick<RiverChain, "url" | "deployment">;
  readonly key: string;
  readonly folder: string;
  /** The stations of the configuration. */
  readonly stations: readonly StationConfig[];
  readonly config?: Partial<BridgeConfig>;
  readonly profiles?: ReadonlyMap<number, Profile>;
  readonly log?: Logger;
  onSealed?(batch: StoredBatch): void;
}

/** A bridge as a gateway runs it, on any free port and quick to try again. */
export function testBridge(parameters: TestBridgeParameters): Promise<OpenedBridge> {
  const { chain, key, folder, stations, config, log = silentLogger, ...rest } = parameters;
  return openBridge({
    log,
    sending: { retryAfter: 50, pollInterval: 20 },
    ...rest,
    deployment: chain.deployment,
    config: {
      chain: { url: chain.url, deployment: "" },
      gateway: { key },
      store: { folder },
      batch: { maxAgeSeconds: 1 },
      ...config,
      api: { port: 0, cosignKey: COSIGN_KEY, ...config?.api },
      stations,
    },
  });
}

/** A station that sends over HTTP under a name. */
export function httpStation(station: number, name: string, more: Partial<StationConfig> = {}): StationConfig {
  return { station, proposes: false, http: { key: name, keyDigests: [apiKeyDigest(STATION_KEY)] }, ...more };
}

/** Posts a SenML pack as a logger does. */
export function postPack(url: string, name: string, pack: readonly object[]): Promise<Response> {
  return fetch(`${url}/v1/stations/${name}/readings`, {
    method: "POST",
    headers: { authorization: `Bearer ${STATION_KEY}`, "content-type": "application/senml+json" },
    body: JSON.stringify(pack),
  });
}

/** pH and oxygen at one time (Unix milliseconds). */
export function weirPack(observedAt: number, ph: number, oxygen: number): object[] {
  return [
    { bt: observedAt / 1_000, n: "w01001", u: "pH", v: ph },
    { n: "w01009", u: "mg/L", v: oxygen },
  ];
}
