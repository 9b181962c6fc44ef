import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { deployedContract } from "../../../../../src/sdk/core/deployment.ts";
import { p256Signature, p256Signer } from "../../../../../src/sdk/core/signature/p256.ts";
import { signerAccount } from "../../../../../src/sdk/core/signature/signer-account.ts";
import { encodeData } from "../../../../../src/sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../../../../src/sdk/evidence/model/statement/create.ts";
import type { Batch } from "../../../../../src/sdk/sensing/model/batch.ts";
import { batchId, batchSealDigest } from "../../../../../src/sdk/sensing/model/batch-id.ts";
import { exceedanceId, exceedanceSubject } from "../../../../../src/sdk/sensing/model/exceedance-id.ts";
import { type Gap, signGap } from "../../../../../src/sdk/sensing/model/gap.ts";
import { signBatchSeal } from "../../../../../src/sdk/sensing/model/sign-batch-seal.ts";
import { limitOnChain, toLimitBounds } from "../../../../../src/sdk/sensing/model/limit.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { p256Key } from "../../../../../src/testing/p256.ts";
import {
  anchorOf,
  OXYGEN,
  PH,
  readingsOf,
  type SensingSystem,
  sensingSystem,
} from "../../../../../src/testing/sensing.ts";

const NOTHING = `0x${"77".repeat(32)}`;

describe("stations", () => {
  let system: SensingSystem;
  before(async () => {
    system = await sensingSystem();
  });

  it("are read with gateways and sensors", async () => {
    const { ours, gateways } = system;
    const weir = await ours.stations.getStation({ station: 2 });
    expect(weir).to.deep.equal({
      id: 2,
      operator: 2,
      name: "Mill Weir",
      reach: "Lower",
      upstream: 1,
      latitude: 41.74,
      longitude: -111.83,
      quorum: 2,
      epoch: 1,
      phase: "Active",
      gateways: gateways.map(({ address }) => address),
      sensors: [
        { ...PH, id: 1, station: 2, phase: "Active" },
        { ...OXYGEN, id: 2, station: 2, phase: "Active" },
      ],
    });
    const all = await ours.stations.listStations();
    expect(all.map(({ name }) => name)).to.deep.equal(["Spring", "Mill Weir"]);
    expect(all[1]).to.deep.equal(weir);
    expect((await ours.stations.getStation({ station: 1 })).sensors).to.deep.equal([]);
  });

  it("are refused where something is wrong", async () => {
    const { ours, operator, regulator } = system;
    const place = { name: "Bridge", reach: "Lower", latitude: 41.7, longitude: -111.8 };
    for (const wrong of [
      { name: "" },
      { reach: "" },
      { latitude: 90.1 },
      { longitude: Number.NaN },
      { upstream: 1.5 },
    ]) {
      await refused(operator.stations.proposeStation({ ...place, ...wrong }), "ARGUMENT_INVALID");
    }
    await refused(operator.stations.proposeStation({ ...place, upstream: 9 }), "Stations_UnknownStation");
    await refused(ours.stations.proposeStation(place), "Members_RoleMissing");
    await refused(regulator.stations.approveStation({ station: 2 }), "Stations_WrongPhase");
    await refused(regulator.stations.approveStation({ station: 0 }), "ARGUMENT_INVALID");
    await refused(ours.stations.getStation({ station: 9 }), "Stations_UnknownStation");
    const set = { station: 2, gateways: [operator.sender?.address ?? ""], quorum: 1 };
    await refused(regulator.stations.approveGateways(set), "Stations_NotProposed");
    await refused(operator.stations.proposeGateways({ ...set, quorum: 2 }), "ARGUMENT_INVALID");
    await refused(operator.stations.proposeGateways({ ...set, gateways: ["gateway"] }), "ARGUMENT_INVALID");
    await refused(
      operator.stations.proposeGateways({ ...set, gateways: [...set.gateways, ...set.gateways] }),
      "Stations_GatewaysNotAscending",
    );
  });

  it("get other gateways, and are retired", async () => {
    const { ours, operator, regulator, gateways } = system;
    const { station } = await operator.stations.proposeStationAndWait({
      name: "Bridge",
      reach: "Lower",
      latitude: -0.000001,
      longitude: 180,
    });
    expect((await ours.stations.getStation({ station })).phase).to.equal("Proposed");
    expect(await regulator.stations.approveStationAndWait({ station })).to.deep.include({ station, regulator: 3 });
    const addresses = gateways.map(({ address }) => address).reverse();
    for (const [i, quorum] of [2, 1].entries()) {
      await operator.stations.proposeGatewaysAndWait({ station, gateways: addresses, quorum });
      const done = await regulator.stations.approveGatewaysAndWait({ station, gateways: addresses, quorum });
      expect(done).to.deep.include({ epoch: i + 1, quorum, regulator: 3 });
    }
    const found = await ours.stations.getStation({ station });
    expect(found).to.deep.include({ epoch: 2, quorum: 1, latitude: -0.000001, longitude: 180 });
    expect(await regulator.stations.retireStationAndWait({ station })).to.deep.include({ station, by: 3 });
    expect((await ours.stations.getStation({ station })).phase).to.equal("Retired");
  });
});

describe("sensors", () => {
  let system: SensingSystem;
  before(async () => {
    system = await sensingSystem();
  });

  it("are read by number and by parameter, replaced and retired", async () => {
    const { ours, operator, regulator } = system;
    const former = await ours.sensors.getSensor({ station: 2, parameter: "w01001" });
    expect(former).to.deep.equal(await ours.sensors.getSensor({ sensor: 1 }));
    const { sensor } = await operator.sensors.proposeSensorAndWait({ ...PH, station: 2, scale: 3 });
    const approved = await regulator.sensors.approveSensorAndWait({ sensor });
    expect(approved).to.deep.include({ sensor, station: 2, parameter: "w01001", former: former.id });
    expect((await ours.sensors.getSensor({ sensor: former.id })).phase).to.equal("Retired");
    expect((await ours.sensors.getSensor({ station: 2, parameter: "w01001" })).id).to.equal(sensor);
    expect(await operator.sensors.retireSensorAndWait({ sensor })).to.deep.include({ sensor, station: 2, by: 2 });
    await refused(ours.sensors.getSensor({ station: 2, parameter: "w01001" }), "NOT_FOUND");
    expect((await ours.stations.getStation({ station: 2 })).sensors.map(({ phase }) => phase)).to.deep.equal([
      ...["Retired", "Active", "Retired"],
    ]);
  });

  it("get limits with open ends from a regulator alone", async () => {
    const { ours, operator, regulator } = system;
    for (const limit of [
      { min: null, max: null },
      { min: -5, max: null },
      { min: null, max: Number.MAX_SAFE_INTEGER },
      { min: 55, max: 56 },
    ]) {
      const { limitMin, limitMax } = toLimitBounds(limit);
      const onChain = limitOnChain(limitMin, limitMax);
      const done = await regulator.sensors.setLimitAndWait({ sensor: 2, limit });
      expect(done).to.deep.include({ sensor: 2, limit: onChain, regulator: 3 });
      expect((await ours.sensors.getSensor({ sensor: 2 })).limit).to.deep.equal(onChain);
    }
    await refused(regulator.sensors.setLimit({ sensor: 2, limit: { min: 2, max: 1 } }), "Sensors_RangeEmpty");
    await refused(regulator.sensors.setLimit({ sensor: 2, limit: { min: 0.5, max: 1 } }), "ARGUMENT_INVALID");
    await refused(operator.sensors.setLimit({ sensor: 2, limit: { min: 1, max: 2 } }), "Members_RoleMissing");
  });

  it("are refused where something is wrong", async () => {
    const { ours, operator } = system;
    for (const wrong of [
      { parameter: "" },
      { parameter: "dissolved oxygen" },
      { parameter: "a".repeat(17) },
      { unit: "µS/cm" },
      { scale: 13 },
      { range: { min: 0.5, max: 1 } },
      { range: { min: 0, max: 2 ** 53 } },
      { interval: -1 },
      { station: 0 },
    ]) {
      await refused(operator.sensors.proposeSensor({ ...PH, ...wrong }), "ARGUMENT_INVALID");
    }
    await refused(operator.sensors.proposeSensor({ ...PH, range: { min: 1, max: 1 } }), "Sensors_RangeEmpty");
    await refused(operator.sensors.proposeSensor({ ...PH, station: 9 }), "Stations_UnknownStation");
    await refused(ours.sensors.getSensor({ sensor: 99 }), "Sensors_UnknownSensor");
    await refused(ours.sensors.getSensor({ station: 2, parameter: "" }), "ARGUMENT_INVALID");
  });
});

describe("feeds", () => {
  let system: SensingSystem;
  beforeEach(async () => {
    system = await sensingSystem();
  });

  it("a batch is sealed by whoever submits it, once, and put together again from its events", async () => {
    const { ours, stranger, seal, gateways } = system;
    expect(await ours.feeds.getHead({ station: 2 })).to.deep.include({ lastSeq: 0, batches: 0 });
    const at = (await system.now()) - 500;
    const first = await seal([700, 950, 701], {
      latest: [{ sensor: 1, seq: 3, observedAt: at, value: -701, quality: 1 }],
      exceedances: [{ sensor: 1, seq: 2, observedAt: at, value: 950 }],
      flagCounts: { good: 1, notEvaluated: 0, suspect: 2, fail: 0, missing: 0, late: 3, conflict: 1 },
      rejectLog: id("rejected"),
    });
    const second = await seal([702]);
    const head = await ours.feeds.getHead({ station: 2 });
    expect(head).to.deep.equal({
      station: 2,
      lastSeq: 4,
      lastTo: second.batch.to,
      batches: 2,
      gaps: 0,
      equivocations: 0,
    });
    const found = await ours.feeds.getSealedBatch({ station: 2, firstSeq: 1 });
    expect(found).to.deep.equal({
      id: batchId(first.batch),
      batch: first.batch,
      epoch: 1,
      transaction: first.transaction,
      block: first.block,
    });
    const again = await stranger.feeds.submitBatchAndWait(first);
    expect(again).to.deep.include({ id: found.id, outcome: "Known" });

    for (const seq of [1, 2, 3]) {
      expect(await ours.feeds.findSealedBatch({ station: 2, seq })).to.deep.equal(found);
    }
    const quickly = { station: 2, seq: 4, receivedAt: second.batch.from };
    expect((await ours.feeds.findSealedBatch(quickly)).batch).to.deep.equal(second.batch);
    await refused(ours.feeds.findSealedBatch({ station: 2, seq: 5 }), "NOT_FOUND");
    await refused(ours.feeds.findSealedBatch({ ...quickly, receivedAt: second.batch.from + 10 ** 9 }), "NOT_FOUND");
    await refused(ours.feeds.getSealedBatch({ station: 2, firstSeq: 2 }), "NOT_FOUND");

    const list = await ours.feeds.listSealedBatches({ station: 2 });
    expect(list.map(({ firstSeq, count }) => [firstSeq, count])).to.deep.equal([
      [4, 1],
      [1, 3],
    ]);
    expect((await ours.feeds.listSealedBatches({ station: 2, limit: 1 })).length).to.equal(1);
    const signers = await ours.feeds.getBatchSigners(found);
    expect(signers.map(({ account }) => account)).to.deep.equal(gateways.map(({ address }) => address));
    await refused(ours.feeds.getBatchSigners({ ...found, transaction: second.transaction }), "SIGNERS_UNREADABLE");
    await refused(ours.feeds.getBatchSigners({ ...found, transaction: NOTHING }), "BLOCK_UNKNOWN");

    const [reading] = first.readings;
    if (!reading) throw new Error("no reading");
    const asked = { batch: first.batch, reading, proof: first.tree.proofOf(0) };
    expect(await ours.feeds.verifyReading(asked)).to.equal(true);
    expect(await ours.feeds.verifyReading({ ...asked, reading: { ...reading, value: 701 } })).to.equal(false);
    expect(await ours.feeds.verifyReading({ ...asked, batch: { ...first.batch, to: 1 } })).to.equal(false);
    await refused(ours.feeds.verifyReading({ ...asked, proof: ["0x12"] }), "ARGUMENT_INVALID");

    const onChain = { ...first.batch.latest[0], value: BigInt(first.batch.latest[0]?.value ?? 0) };
    expect(await ours.sensors.getLatest({ sensor: 1 })).to.deep.equal(onChain);
    const latest = await ours.sensors.getLatest({ station: 2, parameter: "w01001", maxAge: 3_600 });
    expect(latest).to.deep.equal(onChain);
    await refused(ours.sensors.getLatest({ station: 2, parameter: "w01001", maxAge: 0 }), "Sensors_Stale");
    await refused(ours.sensors.getLatest({ station: 2, parameter: "w01009", maxAge: 60 }), "Sensors_NoReading");
    await refused(ours.sensors.getLatest({ station: 2, parameter: "w9", maxAge: 60 }), "Sensors_NoSensor");
    await refused(ours.sensors.getLatest({ sensor: 2 }), "NOT_FOUND");
  });

  it("gateways are told apart that sign with a key of P-256", async () => {
    const { operator, regulator, stranger, ours, deployment, gateways, sensors } = system;
    const key = await p256Key();
    const signer = p256Signer(deployedContract(deployment, "ERC7913P256Verifier", "evidence").address, key.publicKey);
    const account = signerAccount(signer);
    await operator.members.enrolAndWait({ account, duties: ["DEVICE"] });
    const set = { station: 2, gateways: [account, gateways[0].address], quorum: 2 };
    await operator.stations.proposeGatewaysAndWait(set);
    const { epoch } = await regulator.stations.approveGatewaysAndWait(set);
    const batch = anchorOf(readingsOf(2, sensors.ph, 1, await system.now(), [700]), id("root"));
    const digest = batchSealDigest(deployment, batch, epoch);
    const signatures = [
      { signer, signature: p256Signature(key.signDigest(digest)) },
      await signBatchSeal(gateways[0], deployment, batch, epoch),
    ];
    await stranger.feeds.submitBatchAndWait({ batch, epoch, signatures });
    const signers = await ours.feeds.getBatchSigners(await ours.feeds.getSealedBatch({ station: 2, firstSeq: 1 }));
    expect(new Set(signers.map((found) => found.account))).to.deep.equal(new Set(set.gateways));
    expect(signers.find((found) => found.account === account)?.signer).to.equal(signer);
  });

  it("two histories are put on record", async () => {
    const { ours, stranger, seal, gateways, deployment } = system;
    const { batch, epoch } = await seal([700, 701, 702]);
    const signed = async (other: Batch) =>
      Promise.all(gateways.map((gateway) => signBatchSeal(gateway, deployment, other, epoch)));
    const sameStart: Batch = { ...batch, root: id("other") };
    const submitted = { batch: sameStart, epoch, signatures: await signed(sameStart) };
    expect((await stranger.feeds.submitBatchAndWait(submitted)).outcome).to.equal("Equivocated");
    expect((await stranger.feeds.submitBatchAndWait(submitted)).outcome).to.equal("Known");
    const other: Batch = { ...batch, firstSeq: 2, count: 3, root: id("third") };
    const reported = { sealedBatch: batch, other, epoch, signatures: await signed(other) };
    const done = await stranger.feeds.reportEquivocationAndWait(reported);
    expect(done).to.deep.include({ other: batchId(other), outcome: "Equivocated" });
    expect((await stranger.feeds.reportEquivocationAndWait(reported)).outcome).to.equal("Known");
    const list = await ours.feeds.listEquivocations({ station: 2 });
    expect(list.map(({ firstSeq, other, epoch, counted }) => [firstSeq, other, epoch, counted])).to.deep.equal([
      [1, batchId(sameStart), 1, true],
      [2, batchId(other), 1, true],
    ]);
    expect((await ours.feeds.getHead({ station: 2 })).equivocations).to.equal(2);
    await refused(stranger.feeds.reportEquivocation({ ...reported, other: batch }), "Feeds_NoEquivocation");
  });

  it("a gap is recorded with its reason", async () => {
    const { ours, stranger, seal, gateways, deployment } = system;
    await seal([700]);
    const gap: Gap = { station: 2, firstSeq: 2, throughSeq: 11, reason: "disk lost", epoch: 1 };
    const signatures = await Promise.all(gateways.map((gateway) => signGap(gateway, deployment, gap)));
    expect(await stranger.feeds.recordGapAndWait({ ...gap, signatures })).to.deep.include(gap);
    expect(await ours.feeds.getHead({ station: 2 })).to.deep.include({ lastSeq: 11, gaps: 1 });
    await refused(stranger.feeds.recordGap({ ...gap, signatures }), "Feeds_EmptyGap");
    const other = anchorOf(readingsOf(2, 1, 5, await system.now(), [700, 701]), id("lost"));
    const sealed = await Promise.all(gateways.map((gateway) => signBatchSeal(gateway, deployment, other, 1)));
    const reported = { gap: 2, other, epoch: 1, signatures: sealed };
    const done = await stranger.feeds.reportGapEquivocationAndWait(reported);
    expect(done).to.deep.include({ other: batchId(other), outcome: "Equivocated" });
    expect((await stranger.feeds.reportGapEquivocationAndWait(reported)).outcome).to.equal("Known");
    const [listed] = await ours.feeds.listEquivocations({ station: 2 });
    expect(listed).to.deep.include({ firstSeq: 5, sealedBatch: ZeroHash, other: batchId(other), counted: true });
    await refused(stranger.feeds.reportGapEquivocation({ ...reported, gap: 3 }), "Feeds_NoGap");
    await refused(stranger.feeds.recordGap({ ...gap, reason: " ", signatures }), "ARGUMENT_INVALID");
    for (const throughSeq of [1, gap.firstSeq + 2 ** 32, Number.MAX_SAFE_INTEGER]) {
      await refused(stranger.feeds.recordGap({ ...gap, throughSeq, signatures }), "ARGUMENT_INVALID");
      for (const gateway of gateways) {
        await refused(signGap(gateway, deployment, { ...gap, throughSeq }), "ARGUMENT_INVALID");
      }
    }
    await refused(ours.feeds.findSealedBatch({ station: 2, seq: 5 }), "NOT_FOUND");
  });

  it("a batch is refused where something is wrong", async () => {
    const { stranger, seal, gateways, deployment } = system;
    const { batch, epoch, signatures } = await seal([700]);
    const next = { ...batch, firstSeq: 2 };
    const signed = await Promise.all(gateways.map((gateway) => signBatchSeal(gateway, deployment, next, epoch)));
    const [one] = signed;
    if (!one) throw new Error("no signature");
    const submit = (wrong: object) => stranger.feeds.submitBatch({ batch: next, epoch, signatures: signed, ...wrong });
    await refused(submit({ signatures: [one] }), "Stations_TooFewSignatures");
    await refused(submit({ signatures: [one, one] }), "ARGUMENT_INVALID");
    await refused(submit({ signatures: [one, { ...one, signer: "gateway" }] }), "ARGUMENT_INVALID");
    await refused(submit({ signatures }), "Stations_BadSignature");
    await refused(submit({ epoch: 2 }), "Stations_WrongEpoch");
    await refused(submit({ batch: { ...next, firstSeq: 3 } }), "Feeds_OutOfSequence");
    for (const wrong of [
      { count: 0 },
      { station: 2 ** 32 },
      { firstSeq: 1.5 },
      { from: -1 },
      { root: "0x12" },
      { flagCounts: { ...next.flagCounts, late: -1 } },
      { latest: [{ sensor: 1, seq: 2, observedAt: 1, value: 0.5, quality: 1 }] },
      { exceedances: [{ sensor: 0, seq: 2, observedAt: 1, value: 5 }] },
    ]) {
      await refused(submit({ batch: { ...next, ...wrong } }), "ARGUMENT_INVALID");
    }
  });
});

describe("exceedances", () => {
  let system: SensingSystem;
  beforeEach(async () => {
    system = await sensingSystem();
  });

  it("go from listing to remedy and are closed by the regulator", async () => {
    const { ours, operator, regulator, stranger, seal } = system;
    const observedAt = (await system.now()) - 500;
    const { batch } = await seal([700, 950], { exceedances: [{ sensor: 1, seq: 2, observedAt, value: 950 }] });
    const key = { sensor: 1, seq: 2 };
    const exceedance = exceedanceId(key);
    await refused(ours.exceedances.getExceedance({ id: exceedance }), "NOT_FOUND");
    expect((await stranger.exceedances.openListedAndWait({ batch })).opened).to.deep.equal([exceedance]);
    expect((await stranger.exceedances.openListedAndWait({ batch })).opened).to.deep.equal([]);
    const found = await ours.exceedances.getExceedance({ id: exceedance });
    expect(found).to.deep.include({ ...key, id: exceedance, stage: "Open", observedAt, value: 950n });

    const { schema } = await operator.attestations.registerSchemaAndWait({
      definition: "string report",
      revocable: true,
    });
    const data = encodeData("string report", { report: "the dosing pump was replaced" });
    const attester = operator.sender?.address ?? "";
    const report = createStatement({ schema, attester, subject: exceedanceSubject(exceedance), data });
    const { uid } = await operator.attestations.attestAndWait({ statement: report });

    const { exceedances } = operator;
    await refused(exceedances.remediateExceedance({ id: exceedance, report }), "Exceedances_StageForbidden");
    await refused(regulator.exceedances.acknowledgeExceedance({ id: exceedance }), "Exceedances_NotOperator");
    expect(await exceedances.acknowledgeExceedanceAndWait({ id: exceedance })).to.deep.include({
      id: exceedance,
      from: "Open",
      to: "Acknowledged",
      by: 2,
      statement: ZeroHash,
    });
    const unrecorded = { ...report, salt: NOTHING };
    await refused(exceedances.remediateExceedance({ id: exceedance, report: unrecorded }), "Exceedances_NoStatement");
    await exceedances.remediateExceedanceAndWait({ id: exceedance, report });
    await regulator.exceedances.reopenExceedanceAndWait({ id: exceedance });
    const disputed = await exceedances.disputeExceedanceAndWait({ id: exceedance, reason: report });
    expect(disputed).to.deep.include({ from: "Open", to: "Disputed", statement: uid });
    await refused(exceedances.closeExceedance({ id: exceedance }), "Members_RoleMissing");
    const closed = await regulator.exceedances.closeExceedanceAndWait({ id: exceedance });
    expect(closed).to.deep.include({ from: "Disputed", to: "Closed", by: 3, statement: ZeroHash });
    await refused(regulator.exceedances.closeExceedance({ id: 0n }), "ARGUMENT_INVALID");
    await refused(regulator.exceedances.reopenExceedance({ id: exceedance, reason: "why" }), "ARGUMENT_INVALID");
  });

  it("are opened from a list in parts, and what shows none is skipped and named", async () => {
    const { ours, stranger, seal } = system;
    const observedAt = (await system.now()) - 500;
    const listed = [950, 800, 951].map((value, i) => ({ sensor: 1, seq: i + 1, observedAt, value }));
    const { batch, readings, tree } = await seal([950, 800, 990], { exceedances: listed });
    const open = (range: object) => stranger.exceedances.openListedAndWait({ batch, ...range });
    const of = (seq: number) => exceedanceId({ sensor: 1, seq });
    expect(await open({ first: 0, count: 1 })).to.deep.include({ opened: [of(1)], skipped: [] });
    const skipped = [{ id: of(2), item: 1, fault: "WithinLimit" }];
    expect(await open({})).to.deep.include({ opened: [of(3)], skipped });
    await refused(stranger.exceedances.openListed({ batch, first: 4 }), "ARGUMENT_INVALID");
    await refused(stranger.exceedances.openListed({ batch, first: 2, count: 2 }), "ARGUMENT_INVALID");

    const sealed = { batch, reading: readings[2] as never, proof: tree.proofOf(2) };
    expect(await stranger.exceedances.openByProofAndWait(sealed)).to.deep.include({ id: of(3), corrected: true });
    expect(await ours.exceedances.getExceedance({ id: of(3) })).to.deep.include({ stage: "Open", value: 990n });
    await refused(stranger.exceedances.openByProof(sealed), "Exceedances_AlreadyOpened");
  });

  it("are opened by anybody's proof, and listed", async () => {
    const { ours, stranger, seal } = system;
    const { batch, readings, tree } = await seal([700, 950, 501]);
    const proofOf = (i: number) => ({ batch, reading: readings[i] as never, proof: tree.proofOf(i) });
    await refused(stranger.exceedances.openByProof(proofOf(0)), "Exceedances_WithinLimit");
    await refused(stranger.exceedances.openByProof({ ...proofOf(1), proof: [] }), "Exceedances_NotProven");
    const { id: first } = await stranger.exceedances.openByProofAndWait(proofOf(1));
    await stranger.exceedances.openByProofAndWait(proofOf(2));
    await refused(stranger.exceedances.openByProof(proofOf(1)), "Exceedances_AlreadyOpened");
    const all = await ours.exceedances.listExceedances();
    expect(all.map(({ seq, station, byProof }) => [seq, station, byProof])).to.deep.equal([
      [2, 2, true],
      [3, 2, true],
    ]);
    expect(all[0]?.id).to.equal(first);
    expect(await ours.exceedances.listExceedances({ station: 1 })).to.deep.equal([]);
    expect(await ours.exceedances.listExceedances({ sensor: 2 })).to.deep.equal([]);
    expect(await ours.exceedances.listExceedances({ stage: "Closed" })).to.deep.equal([]);
  });
});
