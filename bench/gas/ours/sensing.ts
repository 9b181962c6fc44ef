import { ethers, type Signer } from "ethers";
import type { Batch } from "../../../src/sdk/sensing/model/batch.ts";
import { toBatchStruct } from "../../../src/sdk/sensing/model/batch-id.ts";
import { Quality } from "../../../src/sdk/sensing/model/quality.ts";
import type { Reading } from "../../../src/sdk/sensing/model/reading.ts";
import { readingTree } from "../../../src/sdk/sensing/model/reading-tree.ts";
import { BATCH_SEAL_TYPES } from "../../../src/sdk/sensing/model/typed-data.ts";
import { type Chain, gasOf, START } from "../chain.ts";
import { firstDense, word } from "../dense.ts";
import type { System } from "./system.ts";

const NO_LIMIT = { limitMin: -(2n ** 63n), limitMax: 2n ** 63n - 1n };
const EPOCH = 1;
/** Fixed and dense, and before the block that seals: one minute between batches. */
const RECEIVED = (START - 3_600) * 1_000 + 0x1111;

/**
 * Sealing readings: a station of organisation 2 approved by organisation 1, a gateway of each, both of which sign. The first
 * batch opens the station's slots; what is measured comes after it.
 */
export async function sensing(chain: Chain, system: System): Promise<Record<string, number>> {
  const { sensors, feeds, exceedances, members, admins, maker, relayer } = system;
  const signers = await chain.ethers.getSigners();
  const [operator, ...unsorted] = signers.slice(8, 11) as unknown as [Signer, Signer, Signer];
  const gateways = await sorted(unsorted);
  const enrol = async (admin: Signer, account: Signer, duties: number) =>
    (await members.connect(admin).enrol(await account.getAddress(), duties, 0, `0x${"00".repeat(20)}`)).wait();
  await enrol(admins[1], operator, 1 << 1);
  await enrol(admins[0], gateways[0], 1 << 3);
  await enrol(admins[1], gateways[1], 1 << 3);
  const addresses = await Promise.all(gateways.map((gateway) => gateway.getAddress()));

  const byOperator = feeds.connect(operator);
  const byRegulator = feeds.connect(maker);
  const gas: Record<string, number> = {};
  gas["station-propose"] = await gasOf(
    byOperator.proposeStation({ name: "Mill Weir", reach: "Lower", upstream: 0, latitude: 41_700_001, longitude: -1 }),
  );
  gas["station-approve"] = await gasOf(byRegulator.approveStation(1));
  gas["gateways-propose"] = await gasOf(byOperator.proposeGateways(1, addresses, 2));
  gas["gateways-approve"] = await gasOf(byRegulator.approveGateways(1, addresses, 2));
  const sensor = {
    station: 1,
    parameter: "0x77303130303100000000000000000000",
    scale: 2,
    phase: 0,
    interval: 900,
    unit: "0x5b70485d000000000000000000000000",
    rangeMin: 0,
    rangeMax: 1_400,
    ...NO_LIMIT,
    limitMax: 900,
  };
  gas["sensor-propose"] = await gasOf(sensors.connect(operator).proposeSensor(sensor));
  gas["sensor-approve"] = await gasOf(sensors.connect(maker).approveSensor(1));

  let next = 1;
  let minute = 0;
  const submit = async (count: number, extra: Partial<Batch> = {}) => {
    const { readings, tree, batch, signatures } = await firstDense(
      async (attempt) => {
        const readings = readingsFrom(next, count, RECEIVED + minute * 60_000, `${minute}/${attempt}`);
        const tree = readingTree(readings);
        const batch = anchorOf(readings, tree.root, extra);
        const domain = { ...system.domain, name: "Tallystick Feeds", verifyingContract: await feeds.getAddress() };
        const sign = (gateway: Signer) =>
          gateway.signTypedData(domain, BATCH_SEAL_TYPES, { batch: toBatchStruct(batch), epoch: EPOCH });
        return { readings, tree, batch, signatures: await Promise.all(gateways.map(sign)) };
      },
      ({ tree, signatures }) => ethers.concat([tree.root, ...signatures]),
    );
    next += count;
    minute += 1;
    const spent = await gasOf(feeds.connect(relayer).submit(toBatchStruct(batch), EPOCH, signatures));
    return { readings, tree, batch, signatures, spent };
  };

  await submit(1, { latest: [latest(1, RECEIVED)] });
  gas["feed-per-reading-1"] = (await submit(1)).spent;
  gas["feed-per-reading-100"] = (await submit(100)).spent / 100;
  const large = await submit(10_000);
  gas["feed-submit-2sig"] = large.spent;
  gas["feed-per-reading-10000"] = large.spent / 10_000;
  gas["feed-submit-again"] = await gasOf(
    feeds.connect(relayer).submit(toBatchStruct(large.batch), EPOCH, large.signatures),
  );
  gas["feed-submit-2sig-latest"] = (await submit(1, { latest: [latest(next, RECEIVED + minute * 60_000)] })).spent;

  const reading = large.readings[0] as Reading;
  const proof = large.tree.proofOf(0);
  const asked = { ...reading, sourceFlag: reading.sourceFlag.charCodeAt(0) };
  if (!(await feeds.verify(toBatchStruct(large.batch), asked, proof)))
    throw new Error("a sealed reading is not proved");
  // Asked in a transaction, so that it counts what the others count: base, calldata, execution.
  gas["feed-verify-reading"] = await gasOf(
    relayer.sendTransaction(await feeds.verify.populateTransaction(toBatchStruct(large.batch), asked, proof)),
  );
  gas["exceedance-open-by-proof"] = await gasOf(
    exceedances.connect(relayer).openByProof(toBatchStruct(large.batch), asked, proof),
  );
  return gas;
}

function readingsFrom(firstSeq: number, count: number, receivedAt: number, label: string): Reading[] {
  return Array.from({ length: count }, (_, i) => ({
    station: 1,
    seq: firstSeq + i,
    sensor: 1,
    observedAt: receivedAt - 1_000 + i,
    receivedAt: receivedAt + i,
    value: 901 + (i % 100),
    counter: firstSeq + i,
    sourceFlag: "N",
    quality: Quality.Good,
    checks: 0,
    evidence: word(`${label} evidence`),
  }));
}

function anchorOf(readings: readonly Reading[], root: string, extra: Partial<Batch>): Batch {
  const [first] = readings as [Reading];
  const last = readings.at(-1) as Reading;
  return {
    station: first.station,
    firstSeq: first.seq,
    count: readings.length,
    from: first.receivedAt,
    to: last.receivedAt,
    root,
    qualityProfile: word("profile"),
    flagCounts: { good: readings.length, notEvaluated: 0, suspect: 0, fail: 0, missing: 0, late: 0, conflict: 0 },
    rejectLog: word("reject log"),
    latest: [],
    exceedances: [],
    ...extra,
  };
}

const latest = (seq: number, observedAt: number) => ({ sensor: 1, seq, observedAt, value: 901, quality: Quality.Good });

async function sorted(signers: readonly Signer[]): Promise<[Signer, Signer]> {
  const pairs = await Promise.all(signers.map(async (signer) => ({ signer, address: await signer.getAddress() })));
  pairs.sort((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1));
  return pairs.map(({ signer }) => signer) as [Signer, Signer];
}
