import { expect } from "chai";
import type { Field } from "../../../../src/bridge/model/field.ts";
import type { Frame } from "../../../../src/bridge/model/frame.ts";
import { createGateway } from "../../../../src/bridge/submit/gateway.ts";
import { sdkChain } from "../../../../src/bridge/submit/sdk-chain.ts";
import { Submitter } from "../../../../src/bridge/submit/submitter.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { judgedStation } from "../../../../src/bridge/field/judged-station.ts";
import { listStations } from "../../../../src/sdk/sensing/actions/stations/list-stations.ts";
import type { Sensor } from "../../../../src/sdk/sensing/model/station.ts";
import { hastyClock } from "../../../../src/testing/clock.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { type SealingBench, sealingBench } from "../../../../src/testing/sealing.ts";
import { type SensingSystem, sensingSystem } from "../../../../src/testing/sensing.ts";

describe("sealing on a real chain", () => {
  let system: SensingSystem;
  let bench: SealingBench;
  let field: Field;
  let station: number;
  let ph: Sensor;
  let now: number;
  let signings: number;
  beforeEach(async () => {
    system = await sensingSystem();
    bench = await sealingBench();
    [, station] = system.stations;
    field = { stations: (await listStations(system.ours)).map(judgedStation), profiles: new Map(), calibrations: [] };
    ph = field.stations.flatMap(({ sensors }) => sensors).find(({ id }) => id === system.sensors.ph) as Sensor;
    now = await system.now();
    signings = 0;
  });
  afterEach(() => bench.close());

  const submitter = (chain = sdkChain(system.stranger)) => {
    const { deployment } = system;
    const [one, two] = system.gateways;
    const other = createGateway(two, deployment, bench.store);
    return new Submitter({
      store: bench.store,
      chain,
      gateway: createGateway(one, deployment, bench.store),
      proposalOf: async (stored, epoch) => ({ ...(await bench.propose(stored.batch.firstSeq, station)), epoch }),
      cosignersOf: () => [
        {
          name: "other",
          cosign({ batch, epoch }) {
            signings++;
            return other.sign(batch, epoch);
          },
        },
      ],
      clock: hastyClock(),
      log: silentLogger,
      retryAfter: 1,
    });
  };

  /** Batches of two readings: pH 7.50 but where told otherwise. */
  async function closeBatches(count: number, from = 0, value = 750) {
    const frames = Array.from({ length: 2 * count }, (_, i): Frame => {
      const receivedAt = now - 100_000 + (2 * from + i) * 100;
      const observedAt = now - 86_400_000 * 50 + (2 * from + i) * 900_000;
      const raw = new Uint8Array([from, i]);
      const observation = { sensor: ph, observedAt, value, text: String(value / 100), sourceFlag: "N", counter: 0 };
      return { source: "http", station, receivedAt, raw, observations: [observation] };
    });
    await bench.store.append(frames);
    await bench.sealer({ maxCount: 2 }, field).closeDue(station, now);
  }

  const head = () => system.stranger.feeds.getHead({ station });
  const sent = async () => system.ethers.provider.getTransactionCount(system.stranger.sender?.address ?? "");

  it("seals once, whoever asks how often", async () => {
    await closeBatches(3);
    const chain = sdkChain(system.stranger);
    await submitter(chain).submitClosed(station);
    expect(await head()).to.include({ lastSeq: 6, batches: 3, equivocations: 0 });
    const count = await sent();
    const stored = await bench.store.batches(station, 1, 10);
    for (const { batch, transaction, block, gasUsed } of stored) {
      expect(await chain.find(batch)).to.deep.equal({ transaction, block, gasUsed });
    }
    expect(await submitter().submitClosed(station)).to.equal(false);
    expect(await sent()).to.equal(count);
    const [first] = stored;
    expect(await chain.find({ ...(first as NonNullable<typeof first>).batch, to: 1 })).to.equal(undefined);
  });

  it("brings again, in order, what a chain that was put back has lost", async () => {
    await closeBatches(2);
    const one = submitter();
    await one.submitClosed(station);
    const { provider } = system.ethers;
    const snapshot = await provider.send("evm_snapshot", []);
    await closeBatches(18, 2);
    while (await one.submitClosed(station));
    expect(await head()).to.include({ lastSeq: 40, batches: 20 });
    const given = signings;
    await provider.send("evm_revert", [snapshot]);
    expect(await head()).to.include({ lastSeq: 4, batches: 2 });
    await closeBatches(1, 20);
    while (await one.submitClosed(station));
    expect(await head()).to.include({ lastSeq: 42, batches: 21, equivocations: 0 });
    expect(signings, "only the new one is signed").to.equal(given + 1);
    for (const { batch, transaction } of await bench.store.batches(station, 1, 100)) {
      expect((await sdkChain(system.stranger).find(batch))?.transaction).to.equal(transaction);
    }
  });

  it("signs again for a gateway set that came into force in between", async () => {
    await closeBatches(1);
    const chain = sdkChain(system.stranger);
    const rotated = async () => {
      const set = { station, gateways: system.gateways.map(({ address }) => address), quorum: 1 };
      await system.operator.stations.proposeGatewaysAndWait(set);
      await system.regulator.stations.approveGatewaysAndWait(set);
    };
    let first = true;
    const one = submitter({
      ...chain,
      async submit(submission) {
        if (first) await rotated();
        first = false;
        return chain.submit(submission);
      },
    });
    await refused(one.submitClosed(station), "Stations_WrongEpoch");
    await one.submitClosed(station);
    expect(await head()).to.include({ lastSeq: 2 });
    expect((await bench.store.lastBatch(station))?.epoch).to.equal(2);
  });

  it("stops where another batch is in the place", async () => {
    await system.seal([750, 751]);
    await closeBatches(1);
    const error = await refused(submitter().submitClosed(station), "CHAIN_DISAGREES");
    expect(error.values).to.deep.equal({ station, firstSeq: 1 });
    const chain = sdkChain(system.stranger);
    const { batch } = (await bench.store.lastBatch(station)) ?? expect.fail();
    const [one, two] = system.gateways.map((each) => createGateway(each, system.deployment, bench.store));
    const signatures = [await one?.sign(batch, 1), await two?.sign(batch, 1)] as never;
    await refused(chain.submit({ batch, epoch: 1, signatures }), "CHAIN_DISAGREES");
    expect(await head(), "on record").to.include({ equivocations: 1 });
  });

  it("opens what begins beyond the limit, once", async () => {
    await closeBatches(2);
    await closeBatches(1, 2, 910);
    await submitter().submitClosed(station);
    const found = await system.stranger.exceedances.listExceedances({ station });
    expect(found.map(({ sensor, seq, stage }) => [sensor, seq, stage])).to.deep.equal([[ph.id, 5, "Open"]]);
    const count = await sent();
    const { batch } = (await bench.store.lastBatch(station)) ?? expect.fail();
    await sdkChain(system.stranger).openListed(batch);
    expect(await sent(), "nothing more is sent").to.equal(count);
  });
});
