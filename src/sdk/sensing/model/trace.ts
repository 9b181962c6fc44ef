import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { requireBlock } from "../../core/require-block.ts";
import { rpc } from "../../core/rpc.ts";
import { type CheckResult, type Finding, runCheck, toFinding } from "../../core/run-check.ts";
import { eventsOf } from "../../core/write.ts";
import { getOrganisation } from "../../members/actions/members/get-organisation.ts";
import { findOrganisation } from "../../members/model/find-organisation.ts";
import type { Standing } from "../../members/model/standing.ts";
import { getBatchSigners } from "../actions/feeds/get-batch-signers.ts";
import { listEquivocations } from "../actions/feeds/list-equivocations.ts";
import { verifyReading } from "../actions/feeds/verify-reading.ts";
import { type Calibration, getCalibrations } from "../actions/sensors/get-calibrations.ts";
import { getSensor } from "../actions/sensors/get-sensor.ts";
import { exceedancesContract, feedsContract } from "../contracts.ts";
import { calibrationLapsed } from "./calibration-lapsed.ts";
import { type Exceedance, fromExceedanceStruct } from "./exceedance.ts";
import { exceedanceId } from "./exceedance-id.ts";
import { gatewaysAt } from "./gateways-at.ts";
import { isBeyond, type LimitOnChain } from "./limit.ts";
import { limitAt } from "./limit-at.ts";
import { Quality } from "./quality.ts";
import type { ReadingProof } from "./reading-proof.ts";
import { type RiverStation, riverOf } from "./river.ts";
import type { SensorOnChain } from "./sensor-struct.ts";
import { same, verifyReadingProof } from "./verify-reading-proof.ts";

/** The instrument, and how it stood when it measured. */
export interface TracedSensor extends SensorOnChain {
  /** What was allowed then, as stored integers; `limit` is what is allowed now. */
  readonly limitThen: LimitOnChain;
  /** The reading lies beyond what was allowed then. */
  readonly beyondLimit: boolean;
  /** The last calibration before the reading; undefined where none is on chain. */
  readonly calibration: Calibration | undefined;
  readonly calibrationLapsed: boolean;
}

/** A gateway that signed, and who stands behind it. */
export interface TracedSigner {
  readonly account: string;
  readonly org: number;
  readonly name: string;
  /** Where the organisation stands now. */
  readonly standing: Standing;
}

/** How a reading came to where it is, and whether all of it holds. What could not be established is left out. */
export interface ReadingTrace {
  /** "proved", or the name of the first check that does not hold. */
  readonly verdict: string;
  readonly proved: boolean;
  readonly checks: readonly CheckResult[];
  /** The reading's station, and those upstream of it. */
  readonly river: readonly RiverStation[];
  readonly operator?: { readonly org: number; readonly name: string };
  readonly sensor?: TracedSensor;
  readonly block?: { readonly number: number; readonly hash: string; readonly timestamp: number };
  readonly signers: readonly TracedSigner[];
  /** The one that begins with this reading. */
  readonly exceedance?: Exceedance;
}

/**
 * Follows a reading from the river to the block: station, sensor, batch, leaf, transaction, block, signers, exceedance. Everything
 * that `verifyReadingProof` checks, and what only the chain can say.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`, `NODE_FAULT`: then nothing is said about the reading.
 *
 * @example
 * import { parseReadingProof, traceReading } from "tallystick/sensing";
 *
 * const { proved, verdict, signers } = await traceReading(client, parseReadingProof(text));
 */
export async function traceReading(client: Client, evidence: ReadingProof): Promise<ReadingTrace> {
  const checks: CheckResult[] = [...(await verifyReadingProof(evidence)).checks];
  const trace: Trace = {};
  const check = async (name: string, run: () => Promise<Finding> | Finding) => checks.push(await runCheck(name, run));

  await check("chain", () => sameChain(client, evidence));
  await check("sealed", () => sealed(client, evidence));
  await check("contract", async () => {
    const { batch, reading, path } = evidence;
    const yes = await verifyReading(client, { batch, reading, proof: path });
    return toFinding(
      yes,
      "the contract itself says that the reading is sealed",
      "the contract says that it is not sealed",
    );
  });
  await check("transaction", () => transaction(client, evidence, trace));
  await check("gateways", () => gateways(client, evidence));
  await check("signers", () => signers(client, evidence, trace));
  await check("history", () => history(client, evidence));
  await check("station", () => station(client, evidence, trace));
  await check("sensor", () => sensor(client, evidence, trace));
  const exceedance = await exceedanceOf(client, evidence);

  const failed = checks.find(({ ok }) => !ok);
  return {
    verdict: failed?.check ?? "proved",
    proved: failed === undefined,
    checks,
    river: [],
    signers: [],
    ...trace,
    ...(exceedance && { exceedance }),
  };
}

/** What the checks find. */
type Trace = { -readonly [K in keyof ReadingTrace]?: ReadingTrace[K] };

function sameChain({ deployment }: Client, { chain }: ReadingProof): Finding {
  const { address } = deployedContract(deployment, "Feeds", "sensing");
  const faults = [
    chain.chainId !== deployment.chainId && `chain id ${chain.chainId}, not ${deployment.chainId}`,
    !same(chain.genesisHash, deployment.genesisHash) && `genesis ${chain.genesisHash}, not ${deployment.genesisHash}`,
    !same(chain.feeds, address) && `contract ${chain.feeds}, not ${address}`,
  ].filter((fault) => fault !== false);
  return toFinding(
    faults.length === 0,
    "chain id, genesis and contract are those of the deployment",
    `other: ${faults.join("; ")}`,
  );
}

async function sealed(client: Client, { batch, batchId }: ReadingProof): Promise<Finding> {
  const actual = await rpc(() => feedsContract(client).batchAt(batch.station, batch.firstSeq));
  const place = `place ${batch.firstSeq} of station ${batch.station}'s sequence`;
  return toFinding(
    same(actual, batchId),
    `the chain has this batch at ${place}`,
    BigInt(actual) === 0n ? `no batch is sealed at ${place}` : `the chain has batch ${actual} at ${place}`,
  );
}

async function transaction(client: Client, evidence: ReadingProof, trace: Trace): Promise<Finding> {
  const { batchId, gateways, sealedBy } = evidence;
  const receipt = await rpc(() => client.provider.getTransactionReceipt(sealedBy.transaction));
  if (!receipt) return toFinding(false, "", `the chain has no transaction ${sealedBy.transaction}`);
  const event = eventsOf(feedsContract(client), receipt, "BatchSealed").find(({ args }) => same(args.id, batchId));
  if (!event) return toFinding(false, "", `transaction ${sealedBy.transaction} did not seal this batch`);
  const block = await requireBlock(client.provider, receipt.blockNumber);
  if (block.hash) trace.block = { number: block.number, hash: block.hash, timestamp: block.timestamp };
  const faults = [
    Number(event.args.epoch) !== gateways.epoch && `it was sealed by epoch ${event.args.epoch}, not ${gateways.epoch}`,
    receipt.blockNumber !== sealedBy.block && `it is in block ${receipt.blockNumber}, not ${sealedBy.block}`,
    block.hash !== receipt.blockHash && `block ${receipt.blockNumber} of the chain is not ${receipt.blockHash}`,
  ].filter((fault) => fault !== false);
  return toFinding(
    faults.length === 0,
    `sealed by ${sealedBy.transaction} in block ${receipt.blockNumber}, ${isoTime(block.timestamp * 1_000)}`,
    faults.join("; "),
  );
}

async function gateways(client: Client, { batch, gateways }: ReadingProof): Promise<Finding> {
  const actual = await gatewaysAt(client, batch.station, gateways.epoch);
  const set = (accounts: readonly string[]) => accounts.map((account) => account.toLowerCase()).sort();
  const faults = [
    String(set(actual.accounts)) !== String(set(gateways.accounts)) && `they were ${actual.accounts.join(", ")}`,
    actual.quorum !== gateways.quorum && `${actual.quorum} had to sign, not ${gateways.quorum}`,
  ].filter((fault) => fault !== false);
  return toFinding(
    faults.length === 0,
    `a regulator approved these ${actual.accounts.length} gateways as epoch ${actual.epoch}`,
    `of epoch ${gateways.epoch}: ${faults.join("; ")}`,
  );
}

async function signers(client: Client, evidence: ReadingProof, trace: Trace): Promise<Finding> {
  const { batch, gateways, sealedBy } = evidence;
  const at = { batch, epoch: gateways.epoch, transaction: sealedBy.transaction };
  const signed = await getBatchSigners(client, at);
  const traced: TracedSigner[] = [];
  for (const { account } of signed) {
    const { id: org, name, standing } = await findOrganisation(client, account);
    traced.push({ account, org, name, standing });
  }
  trace.signers = traced;
  const listed = gateways.accounts.map((account) => account.toLowerCase());
  const others = traced.filter(({ account }) => !listed.includes(account.toLowerCase()));
  return toFinding(
    others.length === 0 && traced.length >= gateways.quorum,
    `signed by gateways of ${[...new Set(traced.map(({ name }) => name))].join(" and ")}`,
    others.length > 0
      ? `${others.map(({ account }) => account).join(", ")} signed, and is none of the gateways given`
      : `${traced.length} signed, ${gateways.quorum} had to`,
  );
}

/** Whether the gateways signed another history of the same readings. */
async function history(client: Client, { batch, batchId }: ReadingProof): Promise<Finding> {
  const all = await listEquivocations(client, { station: batch.station });
  const others = all.filter(({ sealedBatch }) => same(sealedBatch, batchId)).map(({ other }) => other);
  return toFinding(
    others.length === 0,
    "no other history of these readings is on record",
    `gateways also signed ${others.join(", ")} for readings of this batch: two histories`,
  );
}

async function station(client: Client, { reading }: ReadingProof, trace: Trace): Promise<Finding> {
  const river = await riverOf(client, reading.station);
  const [here] = river;
  const { org, name } = await getOrganisation(client, { org: here.operator });
  trace.river = river;
  trace.operator = { org, name };
  return toFinding(true, `${here.name} on ${here.reach}, operated by ${name}, ${here.phase.toLowerCase()}`, "");
}

async function sensor(client: Client, evidence: ReadingProof, trace: Trace): Promise<Finding> {
  const { reading } = evidence;
  const actual = await getSensor(client, { sensor: reading.sensor });
  const [limitThen, calibrations] = await Promise.all([
    limitAt(client, reading.sensor, reading.seq),
    getCalibrations(client, { sensor: reading.sensor }),
  ]);
  const before = calibrations.filter(({ performedAt, revoked }) => !revoked && performedAt <= reading.observedAt);
  trace.sensor = {
    ...actual,
    limitThen,
    beyondLimit: reading.quality !== Quality.Missing && isBeyond(limitThen, reading.value),
    calibration: before.sort((a, b) => b.performedAt - a.performedAt)[0],
    calibrationLapsed: calibrationLapsed(calibrations, reading.observedAt),
  };
  const faults = [
    actual.station !== reading.station && `sensor ${actual.id} is of station ${actual.station}`,
    actual.phase === "Proposed" && `sensor ${actual.id} was never approved`,
    ...(["parameter", "unit", "scale"] as const).map(
      (name) =>
        actual[name] !== evidence.sensor[name] && `its ${name} is ${actual[name]}, not ${evidence.sensor[name]}`,
    ),
  ].filter((fault) => fault !== false);
  return toFinding(
    faults.length === 0,
    `sensor ${actual.id} measures ${actual.parameter} in ${actual.unit}, ${actual.scale} decimals`,
    faults.join("; "),
  );
}

async function exceedanceOf(client: Client, { reading }: ReadingProof): Promise<Exceedance | undefined> {
  const { sensor, seq } = reading;
  if (sensor === 0 || seq === 0) return undefined;
  const id = exceedanceId({ sensor, seq });
  const now = fromExceedanceStruct(id, await rpc(() => exceedancesContract(client).exceedance(id)));
  return now.stage === "None" ? undefined : now;
}

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
