import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { hexlify, id, keccak256, ZeroHash } from "ethers";
import { connectAll, type FullClient } from "../sdk/all.ts";
import type { Client } from "../sdk/core/client.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { enrolAndWait } from "../sdk/members/actions/members/enrol.ts";
import { submitBatchAndWait } from "../sdk/sensing/actions/feeds/submit-batch.ts";
import { approveSensorAndWait } from "../sdk/sensing/actions/sensors/approve-sensor.ts";
import { proposeSensorAndWait } from "../sdk/sensing/actions/sensors/propose-sensor.ts";
import { approveGatewaysAndWait } from "../sdk/sensing/actions/stations/approve-gateways.ts";
import { approveStationAndWait } from "../sdk/sensing/actions/stations/approve-station.ts";
import { proposeGatewaysAndWait } from "../sdk/sensing/actions/stations/propose-gateways.ts";
import { proposeStationAndWait } from "../sdk/sensing/actions/stations/propose-station.ts";
import type { Batch, GatewaySignature } from "../sdk/sensing/model/batch.ts";
import { Quality } from "../sdk/sensing/model/quality.ts";
import type { Reading } from "../sdk/sensing/model/reading.ts";
import { createReadingProof, type ReadingProof } from "../sdk/sensing/model/reading-proof.ts";
import { type ReadingTree, readingTree } from "../sdk/sensing/model/reading-tree.ts";
import type { SensorContent } from "../sdk/sensing/model/sensor-struct.ts";
import { signBatchSeal } from "../sdk/sensing/model/sign-batch-seal.ts";
import { admitted } from "./admit.ts";
import type { TestChain } from "./chain.ts";
import { sharedChain } from "./shared-chain.ts";
import { deployTestSystem, systemAt, type TestSystem } from "./system.ts";

/** pH with two decimals, 6 to 9 allowed. */
export const PH: SensorContent = {
  station: 1,
  parameter: "w01001",
  unit: "[pH]",
  scale: 2,
  range: { min: 0, max: 1_400 },
  limit: { min: 600, max: 900 },
  interval: 900,
};

/** Dissolved oxygen with one decimal, at least 5 mg/L. */
export const OXYGEN: SensorContent = {
  station: 1,
  parameter: "w01009",
  unit: "mg/L",
  scale: 1,
  range: { min: 0, max: 200 },
  limit: { min: 50, max: null },
  interval: 900,
};

/** The raw bytes that reading `seq` of a made-up batch came in. */
export const frameOf = (seq: number): Uint8Array => new TextEncoder().encode(`frame of reading ${seq}`);

export interface Sealed {
  readonly readings: readonly Reading[];
  readonly tree: ReadingTree;
  readonly batch: Batch;
  readonly signatures: readonly GatewaySignature[];
  readonly epoch: number;
  readonly transaction: string;
  readonly block: number;
}

export interface SensingSystem extends TestSystem {
  /** Organisation 1, of no role. */
  readonly ours: FullClient;
  /** Organisation 2, "Hydrology Office". */
  readonly operator: FullClient;
  /** Organisation 3, "River Authority". */
  readonly regulator: FullClient;
  /** Of no organisation. */
  readonly stranger: FullClient;
  /** DEVICE accounts of organisations 2 and 3, in ascending order of their addresses. */
  readonly gateways: readonly [HardhatEthersSigner, HardhatEthersSigner];
  /** Station 1 "Spring", and station 2 "Mill Weir" downstream of it, with both gateways. */
  readonly stations: readonly [number, number];
  /** pH and oxygen at station 2. */
  readonly sensors: { readonly ph: number; readonly oxygen: number };
  /** Unix milliseconds of the newest block. */
  now(): Promise<number>;
  /** Seals `values` of the pH sensor as the next batch of station 2. */
  seal(values: readonly number[], extra?: Partial<Batch>): Promise<Sealed>;
}

/** What the accounts of a chain are in the sensing system. */
async function partiesOn({ admin, outsiders }: TestChain, deployment: Deployment) {
  const [a, b, c, one, two] = outsiders as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const client = (signer: HardhatEthersSigner) => connectAll({ signer, deployment });
  const [ours, operator, regulator, stranger] = await Promise.all([client(admin), client(a), client(b), client(c)]);
  return { ours, operator, regulator, stranger, gateways: [one, two] as const };
}

/** Deploys the system and takes the river into service: the accounts after the admin are the operator's, the regulator's, nobody's, two gateways. */
export async function deploySensingRiver(chain: TestChain) {
  const { deployment } = await deployTestSystem(chain);
  const { gateways, ...parties } = await partiesOn(chain, deployment);
  const [one, two] = gateways;
  const river = await sensingRiver({ ...parties, gateways: [one.address, two.address] });
  return { deployment, river };
}

const take = sharedChain(deploySensingRiver);

/** An operator, a regulator, two stations on one river, gateways of both organisations that both have to sign. */
export async function sensingSystem(): Promise<SensingSystem> {
  const { chain, prepared } = await take();
  const { deployment, river } = prepared;
  const { gateways: unsorted, ...parties } = await partiesOn(chain, deployment);
  const gateways = [...unsorted].sort((x, y) => (BigInt(x.address) < BigInt(y.address) ? -1 : 1)) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const [, station] = river.stations;
  const now = async () => ((await chain.ethers.provider.getBlock("latest"))?.timestamp ?? 0) * 1_000;
  let next = 1;
  return {
    ...systemAt(chain, deployment),
    ...parties,
    gateways,
    ...river,
    now,
    async seal(values, extra = {}) {
      const readings = readingsOf(station, river.sensors.ph, next, await now(), values);
      const sealed = await sealReadings(parties.stranger, gateways, readings, extra);
      next += values.length;
      return sealed;
    },
  };
}

/** Admits an operator and a regulator, and takes two stations into service. */
export async function sensingRiver(parties: {
  readonly ours: Client;
  readonly operator: Client;
  readonly regulator: Client;
  /** One account of each of the two. */
  readonly gateways: readonly [string, string];
}): Promise<Pick<SensingSystem, "stations" | "sensors">> {
  const { ours, operator, regulator, gateways } = parties;
  await admitted([ours], operator, "Hydrology Office", ["STATION_OPERATOR"]);
  await admitted([ours, operator], regulator, "River Authority", ["REGULATOR"]);
  await enrolAndWait(operator, { account: gateways[0], duties: ["DEVICE"] });
  await enrolAndWait(regulator, { account: gateways[1], duties: ["DEVICE"] });
  const { station: spring } = await proposeStationAndWait(operator, {
    name: "Spring",
    reach: "Upper",
    latitude: 41.9,
    longitude: -111.57,
  });
  const { station: weir } = await proposeStationAndWait(operator, {
    name: "Mill Weir",
    reach: "Lower",
    upstream: spring,
    latitude: 41.74,
    longitude: -111.83,
  });
  for (const station of [spring, weir]) {
    await approveStationAndWait(regulator, { station });
    await proposeGatewaysAndWait(operator, { station, gateways, quorum: 2 });
    await approveGatewaysAndWait(regulator, { station, gateways, quorum: 2 });
  }
  const sensor = async (content: SensorContent) => {
    const proposed = await proposeSensorAndWait(operator, { ...content, station: weir });
    await approveSensorAndWait(regulator, proposed);
    return proposed.sensor;
  };
  return { stations: [spring, weir], sensors: { ph: await sensor(PH), oxygen: await sensor(OXYGEN) } };
}

/** Good readings, received one after the other at the end of a minute. */
export function readingsOf(
  station: number,
  sensor: number,
  firstSeq: number,
  receivedAt: number,
  values: readonly number[],
): Reading[] {
  return values.map((value, i) => ({
    station,
    seq: firstSeq + i,
    sensor,
    observedAt: receivedAt - 1_000 + i,
    receivedAt: receivedAt + i,
    value,
    counter: firstSeq + i,
    sourceFlag: "N",
    quality: Quality.Good,
    checks: 0,
    evidence: keccak256(frameOf(firstSeq + i)),
  }));
}

/** A batch of good readings. */
export function anchorOf(readings: readonly Reading[], root: string, extra: Partial<Batch> = {}): Batch {
  const [first, last] = [readings[0] as Reading, readings.at(-1) as Reading];
  return {
    station: first.station,
    firstSeq: first.seq,
    count: readings.length,
    from: first.receivedAt,
    to: last.receivedAt,
    root,
    qualityProfile: id("profile"),
    flagCounts: { good: readings.length, notEvaluated: 0, suspect: 0, fail: 0, missing: 0, late: 0, conflict: 0 },
    rejectLog: ZeroHash,
    latest: [],
    exceedances: [],
    ...extra,
  };
}

/** Has gateways sign a batch of readings, and brings it to the chain. */
export async function sealReadings(
  client: Client,
  gateways: readonly Parameters<typeof signBatchSeal>[0][],
  readings: readonly Reading[],
  extra: Partial<Batch> = {},
): Promise<Sealed> {
  const tree = readingTree(readings);
  const batch = anchorOf(readings, tree.root, extra);
  const epoch = 1;
  const sign = (gateway: Parameters<typeof signBatchSeal>[0]) =>
    signBatchSeal(gateway, client.deployment, batch, epoch);
  const signatures = await Promise.all(gateways.map(sign));
  const { receipt } = await submitBatchAndWait(client, { batch, epoch, signatures });
  return { readings, tree, batch, signatures, epoch, transaction: receipt.hash, block: receipt.blockNumber };
}

/** The evidence of one reading of a batch that `seal` sealed. */
export function evidenceOfSealed(
  system: Pick<SensingSystem, "deployment"> & { readonly gateways: readonly { readonly address: string }[] },
  sealed: Sealed,
  index: number,
): ReadingProof {
  const { readings, tree, batch, epoch, signatures, transaction, block } = sealed;
  const reading = readings[index] as Reading;
  return createReadingProof({
    deployment: system.deployment,
    reading,
    sensor: PH,
    path: tree.proofOf(index),
    batch,
    gateways: { epoch, quorum: 2, accounts: system.gateways.map(({ address }) => address), signatures },
    sealedBy: { transaction, block },
    raw: hexlify(frameOf(reading.seq)),
  });
}
