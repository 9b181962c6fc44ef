import { expect } from "chai";
import { Wallet } from "ethers";
import type { OpenedBridge } from "../../../../src/bridge/compose/open-bridge.ts";
import { POINTS, type Point } from "../../../../src/bridge/compose/points/point.ts";
import type { ReadingStore } from "../../../../src/bridge/model/store.ts";
import { riverProfile } from "../../../../src/bridge/quality/profiles/river.ts";
import { TallyError } from "../../../../src/lib/errors.ts";
import { parseReadingProof } from "../../../../src/sdk/sensing/model/parse-reading-proof.ts";
import { traceReading } from "../../../../src/sdk/sensing/model/trace.ts";
import {
  COSIGN_KEY,
  httpStation,
  postPack,
  type RiverChain,
  riverChain,
  type TestBridgeParameters,
  temporaryFolder,
  testBridge,
  weirPack,
} from "../../../../src/testing/bridge.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { withInterval } from "../../../../src/testing/sealing.ts";

const HOUR = 3_600_000;

describe("a bridge, from the socket to the chain", () => {
  let chain: RiverChain;
  let weir: number;
  const folders = [temporaryFolder(), temporaryFolder()] as const;
  let proposing: OpenedBridge;
  let reviewing: OpenedBridge;
  let packs = 0;

  const start = (gateway: 0 | 1, changes: Partial<TestBridgeParameters>) =>
    testBridge({
      chain,
      key: chain.gateways[gateway].privateKey,
      folder: folders[gateway].path,
      stations: [httpStation(weir, "weir")],
      ...changes,
    });
  const startProposing = (changes: Partial<TestBridgeParameters> = {}) =>
    start(0, {
      stations: [httpStation(weir, "weir", { proposes: true, cosigners: [{ url: reviewing.url, key: COSIGN_KEY }] })],
      ...changes,
    });

  before(async () => {
    chain = await riverChain();
    weir = chain.stations[1];
    reviewing = await start(1, {});
    proposing = await startProposing();
  });
  after(async () => {
    await proposing?.close();
    await reviewing?.close();
    await chain?.close();
    for (const { cleanUp } of folders) cleanUp();
  });

  /** Both gateways get it, or one of them. */
  async function send(to: readonly OpenedBridge[] = [reviewing, proposing], pack = nextPack()) {
    for (const { url } of to) {
      const response = await postPack(url, "weir", pack);
      expect(response.status, await response.text()).to.equal(202);
    }
    return pack;
  }
  const nextPack = () => weirPack(Date.now() - 100 * HOUR + packs++ * 900_000, 7.5 + (packs % 5) / 100, 8.1);
  const sealedThrough = async () => (await chain.ours.feeds.getHead({ station: weir })).lastSeq;

  async function requireProof(seq: number) {
    const response = await fetch(`${proposing.url}/v1/stations/${weir}/readings/${seq}/proof`);
    const evidence = parseReadingProof(await response.text());
    expect((await traceReading(chain.ours, evidence)).verdict, `reading ${seq}`).to.equal("proved");
    const { reading, batch, path: proof } = evidence;
    const forged = { batch, proof, reading: { ...reading, value: reading.value + 1 } };
    expect(await chain.ours.feeds.verifyReading(forged), `reading ${seq} forged`).to.equal(false);
  }

  /** Asks for the health until it is as expected. */
  async function healthOf({ url }: OpenedBridge, expected: (problems: string) => boolean): Promise<string> {
    for (;;) {
      const response = await fetch(`${url}/health`);
      const { ok, problems } = (await response.json()) as { ok: boolean; problems: object };
      expect(response.status).to.equal(ok ? 200 : 503);
      if (expected(JSON.stringify(problems))) return JSON.stringify(problems);
    }
  }
  const isWell = (problems: string) => problems === "{}";

  it("seals what was posted, and proves each reading on chain", async () => {
    for (let i = 0; i < 10; i++) await send();
    await proposing.flush();
    expect(await sealedThrough()).to.equal(20);
    for (let seq = 1; seq <= 20; seq++) await requireProof(seq);
    const { readings } = (await (await fetch(`${proposing.url}/v1/stations/${weir}`)).json()).tally;
    expect(readings).to.equal(20);
    const metrics = await (await fetch(`${proposing.url}/metrics`)).text();
    expect(metrics).to.include('tallystick_readings_total{outcome="stored"} 20');
    expect(metrics).to.include('tallystick_unsealed_readings{station="2"} 0');
  });

  it("closes by age, without being asked", async () => {
    const sealed = new Promise<number>((resolve) => {
      void proposing.close().then(async () => {
        proposing = await startProposing({ onSealed: ({ batch }) => resolve(batch.count) });
        await send();
      });
    });
    expect(await sealed).to.equal(2);
    expect(await sealedThrough()).to.equal(22);
  });

  it("waits for a reading that has not come to the other gateway, says so, and goes on", async () => {
    const pack = await send([proposing]);
    const problems = await healthOf(proposing, (text) => /COSIGN_REFUSED/.test(text));
    expect(problems).to.include(`submitting ${weir}`);
    await send([reviewing], pack);
    await proposing.flush();
    await healthOf(proposing, isWell);
    expect(await sealedThrough()).to.equal(24);
  });

  it("answers 503 while it is told that something is wrong", async () => {
    const { note } = reviewing;
    note("following the register", new TallyError("CHAIN_CHANGED", "another chain", { retryable: false }));
    const told = await healthOf(reviewing, (text) => !isWell(text));
    expect(told).to.equal('{"following the register":"CHAIN_CHANGED: another chain"}');
    note("following the register", undefined);
    await healthOf(reviewing, isWell);
  });

  it("survives restarts of both gateways", async () => {
    for (let round = 0; round < 3; round++) {
      await send();
      await proposing.close();
      await reviewing.close();
      reviewing = await start(1, {});
      proposing = await startProposing();
      await send();
      await proposing.flush();
    }
    expect(await sealedThrough()).to.equal(36);
    for (const seq of [25, 30, 36]) await requireProof(seq);
  });

  it("answers 503 when the sealing thread is gone, takes readings all the same, and stops in order", async () => {
    await proposing.sealer.close();
    await send();
    await healthOf(proposing, (text) => text.includes(`sealing ${weir}`));
    await proposing.close();
    proposing = await startProposing();
    await proposing.flush();
    expect(await sealedThrough()).to.equal(38);
  });

  it("hears of a changed field", async () => {
    await chain.regulator.sensors.setLimitAndWait({ sensor: chain.sensors.oxygen, limit: { min: 90, max: null } });
    const field = await chain.field();
    proposing.setField(field);
    reviewing.setField(field);
    await send();
    await proposing.flush();
    const [exceedance] = await chain.ours.exceedances.listExceedances({ station: weir });
    expect(exceedance).to.include({ sensor: chain.sensors.oxygen, value: 81n, stage: "Open" });
    const listed = (await (await fetch(`${proposing.url}/v1/exceedances`)).json()) as object[];
    expect(listed).to.have.length(1);
    const limit = { min: "9.0", max: null };
    expect(listed[0]).to.deep.include({ station: weir, sealed: true, value: "8.1", limit });
  });

  it("passes each point once a batch, whichever thread does, and in the order of the work", async () => {
    await proposing.close();
    const points: Point[] = [];
    proposing = await startProposing({
      config: { batch: { maxAgeSeconds: 3_600 } },
      onPoint: (point) => points.push(point),
    });
    await send();
    await proposing.flush();
    const once = (point: Point) => points.indexOf(point) === points.lastIndexOf(point);
    expect(POINTS.filter((point) => !points.includes(point))).to.deep.equal([]);
    expect(POINTS.filter((point) => !once(point) && !/cosigning|broadcast/.test(point))).to.deep.equal([]);
    const first = POINTS.toSorted((a, b) => points.indexOf(a) - points.indexOf(b));
    expect(first).to.deep.equal(POINTS);
    await proposing.close();
    proposing = await startProposing();
  });

  it("has its store counted where it is told to, and keeps its threads", async () => {
    await proposing.close();
    let appended = 0;
    const counted = (store: ReadingStore): ReadingStore => ({
      ...store,
      append(frames) {
        appended += frames.length;
        return store.append(frames);
      },
    });
    proposing = await startProposing({ store: counted });
    await send();
    await proposing.flush();
    expect(appended).to.equal(1);
    expect(await proposing.store.unsealed(weir, 1)).to.deep.equal([]);
    await proposing.close();
    proposing = await startProposing();
  });

  it("says at once that a flush cannot end where nothing is submitted any more", async () => {
    await send();
    await proposing.submitting.close();
    const error = await refused(proposing.flush(), "SUBMISSION_OVER");
    expect(error.message).to.equal("nothing is submitted any more: it was closed");
    await proposing.close();
    proposing = await startProposing();
    await proposing.flush();
    expect(await proposing.store.unsealed(weir, 1)).to.deep.equal([]);
  });

  it("does not start with an empty store where the chain has batches, nor with a key that is no gateway's", async () => {
    const folder = temporaryFolder();
    const stations = [httpStation(weir, "weir", { proposes: true })];
    await refused(start(0, { folder: folder.path, stations }), "STORE_BEHIND_CHAIN");
    await refused(start(1, { folder: folder.path, key: Wallet.createRandom().privateKey }), "GATEWAY_NOT_IN_SET");
    folder.cleanUp();
  });

  it("says so where the register does not have a station", async () => {
    const folder = temporaryFolder();
    const bridge = await start(1, { folder: folder.path, stations: [httpStation(99, "nowhere")] });
    expect(await healthOf(bridge, (text) => !isWell(text))).to.include("STATION_NOT_REGISTERED");
    await bridge.close();
    folder.cleanUp();
  });

  it("is not started on an address that is taken, and leaves nothing open", async () => {
    const port = Number(new URL(proposing.url).port);
    const folder = temporaryFolder();
    const error = await start(1, { folder: folder.path, config: { api: { port } } }).catch((reason) => reason);
    expect([error.code, error.values.key, error.values.reason]).to.deep.equal([
      "CONFIG_INVALID",
      "/api/port",
      "EADDRINUSE",
    ]);
    folder.cleanUp();
  });

  it("does not start for a station whose readings could never be sealed, and says so when it becomes one", async () => {
    const field = await chain.field();
    const unfit = { ...field, stations: field.stations.map((station) => withInterval(station, 1)) };
    const folder = temporaryFolder();
    const forgetful = new Map([[weir, { ...riverProfile, window: 2 }]]);
    const error = await start(1, { folder: folder.path, profiles: forgetful }).catch((reason) => reason);
    expect([error.code, error.values.station, error.values.test]).to.deep.equal(["PROFILE_UNFIT", weir, "flatLine"]);
    folder.cleanUp();

    proposing.setField(unfit);
    expect(await healthOf(proposing, (text) => text.includes(`profile of ${weir}`))).to.include("PROFILE_UNFIT");
    proposing.setField(field);
    await healthOf(proposing, isWell);
  });

  it("stops while the chain is away, and has all of it sealed when it comes back", async () => {
    await proposing.close();
    proposing = await startProposing();
    chain.holdBlocks();
    await send();
    await healthOf(proposing, isWell);
    await proposing.close();
    chain.letBlocksGo();
    proposing = await startProposing();
    await proposing.flush();
    expect(await sealedThrough()).to.equal(48);
  });
});
