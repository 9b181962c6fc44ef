import { hexlify } from "ethers";
import { hashReadings } from "../../../src/bridge/model/leaves.ts";
import { merkleTree } from "../../../src/bridge/model/merkle-tree.ts";
import { readingsOf } from "../../../src/bridge/model/readings-of.ts";
import type { ReadingStore, StoredBatch, StoredReading } from "../../../src/bridge/model/store.ts";
import { Proofs } from "../../../src/bridge/serve/proofs.ts";
import { openSqliteStore } from "../../../src/bridge/store/sqlite/store.ts";
import type { Client } from "../../../src/sdk/core/client.ts";
import { getHead } from "../../../src/sdk/sensing/actions/feeds/get-head.ts";
import { listEquivocations } from "../../../src/sdk/sensing/actions/feeds/list-equivocations.ts";
import { listSealedBatches } from "../../../src/sdk/sensing/actions/feeds/list-sealed-batches.ts";
import { verifyReading } from "../../../src/sdk/sensing/actions/feeds/verify-reading.ts";
import { batchId } from "../../../src/sdk/sensing/model/batch-id.ts";
import type { Station } from "../../../src/sdk/sensing/model/station.ts";
import type { SimulatedReading } from "../../../src/simulator/reading.ts";

const ALL = Number.MAX_SAFE_INTEGER;
/** Readings of each station that are proved on chain. */
const SAMPLE = 40;

/** Each acknowledged reading is in a gateway's store exactly once, as it was sent; the sequence has no hole. */
export async function compareStore(
  folder: string,
  station: Station,
  acknowledged: readonly SimulatedReading[],
): Promise<{ duplicates: number; problems: string[] }> {
  const store = await openSqliteStore({ folder, access: "read" });
  try {
    return await compareReadings(store, station, acknowledged);
  } finally {
    await store.close();
  }
}

/** As `compareStore`, of a store that is open. */
export async function compareReadings(
  store: Pick<ReadingStore, "tally" | "readings" | "lastSeq">,
  station: Station,
  acknowledged: readonly SimulatedReading[],
): Promise<{ duplicates: number; problems: string[] }> {
  const problems: string[] = [];
  const { duplicates } = await store.tally(station.id);
  const readings = await store.readings(station.id, 1, ALL);
  const last = await store.lastSeq(station.id);
  problems.push(...holes(readings));
  if (last !== readings.length) problems.push(`the store counts ${last} readings, has ${readings.length}`);
  const byKey = Map.groupBy(readings, ({ sensor, observedAt }) => `${sensor} ${observedAt}`);
  const sensors = new Map(station.sensors.map((sensor) => [sensor.parameter, sensor]));
  let [missing, doubled, other] = [0, 0, 0];
  for (const { parameter, observedAt, value, text } of acknowledged) {
    const sensor = sensors.get(parameter);
    const copies = byKey.get(`${sensor?.id} ${observedAt}`) ?? [];
    byKey.delete(`${sensor?.id} ${observedAt}`);
    if (copies.length === 0) missing++;
    if (copies.length > 1) doubled++;
    const expected = value === null ? null : Math.round(value * 10 ** (sensor?.scale ?? 0));
    if (copies.length > 0 && (copies[0]?.value !== expected || copies[0]?.text !== text)) other++;
  }
  if (missing > 0) problems.push(`${missing} acknowledged readings are missing`);
  if (doubled > 0) problems.push(`${doubled} readings are there more than once`);
  if (other > 0) problems.push(`${other} readings are not what was sent`);
  if (byKey.size > 0) problems.push(`${byKey.size} readings that no device has acknowledged`);
  return { duplicates, problems: problems.map((problem) => `station ${station.id}: ${problem}`) };
}

function holes(readings: readonly StoredReading[]): string[] {
  const hole = readings.findIndex(({ seq }, i) => seq !== i + 1);
  return hole < 0 ? [] : [`the sequence has a hole before ${readings[hole]?.seq}`];
}

export interface ChainComparison {
  readonly batches: number;
  readonly readings: number;
  readonly proved: number;
  readonly problems: readonly string[];
}

/** Each reading of the proposing gateway's store is in exactly one batch, which is sealed on chain exactly as the store has it. */
export async function compareChain(
  client: Client,
  folder: string,
  station: Station,
  random: () => number,
): Promise<ChainComparison> {
  const store = await openSqliteStore({ folder, access: "read" });
  try {
    return await compareStation(client, store, station.id, random);
  } finally {
    await store.close();
  }
}

/** As `compareChain`, with a store that is open. */
export async function compareStation(
  client: Client,
  store: ReadingStore,
  station: number,
  random: () => number,
): Promise<ChainComparison> {
  const problems: string[] = [];
  const readings = await store.lastSeq(station);
  const { lastSeq } = await getHead(client, { station });
  if (lastSeq !== readings) problems.push(`the chain ends at ${lastSeq}, the store at ${readings}`);
  const batches = await store.batches(station, 1, ALL);
  const sealed = await listSealedBatches(client, { station, limit: ALL });
  if (sealed.length !== batches.length)
    problems.push(`${sealed.length} batches on chain, ${batches.length} in the store`);
  const times = new Map<string, number>();
  for (const { id } of sealed) times.set(id, (times.get(id) ?? 0) + 1);
  let next = 1;
  for (const stored of batches) {
    const { batch, state } = stored;
    const name = `batch ${batch.firstSeq}`;
    if (batch.firstSeq !== next) problems.push(`${name} does not follow on ${next - 1}`);
    next = batch.firstSeq + batch.count;
    if (state !== "sealed") problems.push(`${name} is ${state} in the store`);
    const count = times.get(batchId(batch)) ?? 0;
    if (count !== 1) problems.push(`${name} is on chain ${count} times`);
    if ((await rootOf(store, stored)) !== batch.root) problems.push(`${name} has another root than its readings`);
  }
  if (next !== readings + 1) problems.push(`batches end at ${next - 1} of ${readings} readings`);
  const equivocations = await listEquivocations(client, { station });
  if (equivocations.length > 0) problems.push(`${equivocations.length} equivocations on record`);

  const proofs = new Proofs(store);
  let proved = 0;
  for (let i = 0; i < Math.min(SAMPLE, readings); i++) {
    const seq = 1 + Math.floor(random() * readings);
    const stored = await store.anchorOf(station, seq);
    if (stored && (await verifyReading(client, { batch: stored.batch, ...(await proofs.of(stored, seq)) }))) proved++;
    else problems.push(`reading ${seq} is not proved on chain`);
  }
  const named = problems.map((problem) => `station ${station}: ${problem}`);
  return { batches: batches.length, readings, proved, problems: named };
}

async function rootOf(store: ReadingStore, stored: StoredBatch): Promise<string> {
  return hexlify(merkleTree(hashReadings(await readingsOf(store, stored)), { sortPairs: false }).root);
}
