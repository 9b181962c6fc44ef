import { expect } from "chai";
import { type ChainRegistry, chainRegistry } from "../../../../src/bridge/field/chain-registry.ts";
import { UPKEEP_SCHEMA } from "../../../../src/sdk/sensing/model/upkeep.ts";
import { testClock } from "../../../../src/testing/clock.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { OXYGEN, PH, type SensingSystem, sensingSystem } from "../../../../src/testing/sensing.ts";

describe("the registry from the chain", () => {
  let system: SensingSystem;
  let registry: ChainRegistry;
  let changes: number;
  beforeEach(async () => {
    system = await sensingSystem();
    changes = 0;
    registry = await chainRegistry(system.ours, { onChange: () => changes++ });
  });

  it("has what the SDK reads of stations and sensors in service", async () => {
    const listed = await system.ours.stations.listStations();
    const expected = listed.map(({ phase, sensors, ...station }) => ({
      ...station,
      sensors: sensors.map(({ phase, ...sensor }) => sensor),
    }));
    expect(registry.stations()).to.deep.equal(expected);
    expect(registry.station(2)).to.deep.equal(expected[1]);
    expect(registry.sensorOf(2, "w01001")).to.deep.equal({ ...PH, id: 1, station: 2 });
    expect(registry.sensor(2)).to.deep.equal({ ...OXYGEN, id: 2, station: 2 });
    expect(registry.sensorOf(1, "w01001")).to.equal(undefined);
    expect(changes).to.equal(1);
  });

  it("follows changes: limits, gateways, replaced sensors, retired stations", async () => {
    const { operator, regulator, gateways } = system;
    await registry.refresh();
    expect(changes).to.equal(1);
    await regulator.sensors.setLimitAndWait({ sensor: 1, limit: { min: 650, max: null } });
    const set = { station: 2, gateways: [gateways[0].address], quorum: 1 };
    await operator.stations.proposeGatewaysAndWait(set);
    await regulator.stations.approveGatewaysAndWait(set);
    const proposed = await operator.sensors.proposeSensorAndWait({ ...OXYGEN, station: 2, scale: 2 });
    await registry.refresh();
    expect(registry.sensorOf(2, "w01001")?.limit).to.deep.equal({ min: 650, max: null });
    expect(registry.station(2)).to.deep.include({ epoch: 2, quorum: 1, gateways: set.gateways });
    expect(registry.sensor(proposed.sensor)).to.equal(undefined);
    await regulator.sensors.approveSensorAndWait(proposed);
    await regulator.stations.retireStationAndWait({ station: 1 });
    await registry.refresh();
    expect(registry.sensorOf(2, "w01009")?.id).to.equal(proposed.sensor);
    expect(registry.sensor(2)?.parameter).to.equal("w01009");
    expect(registry.stations().map(({ id }) => id)).to.deep.equal([2]);
    expect(registry.station(1)).to.equal(undefined);
    expect(changes).to.equal(3);
  });

  it("knows calibrations of those whose word counts, until they are revoked or replaced", async () => {
    const { ours, operator, regulator } = system;
    const { definition, revocable } = UPKEEP_SCHEMA;
    const { schema } = await operator.attestations.registerSchemaAndWait({ definition, revocable });
    expect(schema).to.equal(UPKEEP_SCHEMA.id);
    const day = 86_400_000;
    const performedAt = Date.UTC(2026, 4, 4);
    const span = { sensor: 1, performedAt, dueBy: performedAt + 90 * day };
    await ours.sensors.calibrateAndWait({ ...span, dueBy: performedAt + 900 * day });
    await operator.sensors.maintainAndWait({ ...span, dueBy: performedAt + 900 * day });
    await registry.refresh();
    expect(registry.calibrations(1)).to.deep.equal([]);
    expect(registry.calibrationLapsed(1, performedAt + 91 * day)).to.equal(false);

    const { uid } = await operator.sensors.calibrateAndWait(span);
    await registry.refresh();
    expect(registry.calibrations(1)).to.have.length(1);
    expect(registry.calibrations(1)[0]).to.deep.include({ ...span, uid, org: 2, kind: "calibration", revoked: false });
    const lapsed = (days: number) => registry.calibrationLapsed(1, performedAt + days * day);
    expect([lapsed(-1), lapsed(0), lapsed(90), lapsed(91)]).to.deep.equal([false, false, false, true]);
    expect(registry.calibrationLapsed(2, performedAt)).to.equal(false);

    const inspected = await regulator.sensors.calibrateAndWait({
      sensor: 1,
      performedAt: performedAt + 100 * day,
      dueBy: performedAt + 200 * day,
    });
    await registry.refresh();
    expect([lapsed(99), lapsed(100), lapsed(201)]).to.deep.equal([true, false, true]);
    await operator.sensors.calibrateAndWait({ ...span, dueBy: performedAt + 80 * day, replaces: uid });
    await regulator.attestations.revokeAndWait({ uid: inspected.uid });
    await registry.refresh();
    expect(registry.calibrations(1).map(({ revoked }) => revoked)).to.have.members([true, false]);
    expect([lapsed(80), lapsed(81), lapsed(100)]).to.deep.equal([false, true, true]);
    const fresh = await ours.sensors.getCalibrations({ sensor: 1 });
    expect(registry.calibrations(1)).to.have.deep.members(fresh);
    expect(await ours.sensors.getCalibrations({ sensor: 2 })).to.deep.equal([]);
    expect(await ours.sensors.getCalibrations({ sensor: 1, kind: "maintenance" })).to.have.length(1);
  });

  it("finds at once that the chain was put back, while it is shorter and when it is as long", async () => {
    const { provider } = system.ours;
    const mine = () => (provider as unknown as { send(method: string, of: unknown[]): Promise<string> }).send;
    const send = (method: string, ...of: unknown[]) => mine().call(provider, method, of);
    const state = await send("evm_snapshot");
    await send("evm_mine");
    await registry.refresh();
    await registry.refresh();
    await send("evm_revert", state);
    const error = await refused(registry.refresh(), "CHAIN_CHANGED");
    expect(error.retryable).to.equal(false);
    await send("evm_setNextBlockTimestamp", Number((await provider.getBlock("latest"))?.timestamp) + 1_000);
    await send("evm_mine");
    await refused(registry.refresh(), "CHAIN_CHANGED");
  });

  it("follows by the clock until it is told to stop", async () => {
    const clock = testClock();
    const changed: (() => void)[] = [];
    const followed = await chainRegistry(system.ours, {
      clock,
      pollInterval: 1_000,
      onChange: () => changed.pop()?.(),
    });
    const stop = new AbortController();
    const done = followed.follow(stop.signal);
    await clock.asleep();
    await system.regulator.sensors.setLimitAndWait({ sensor: 1, limit: { min: 650, max: 850 } });
    const change = new Promise<void>((resolve) => changed.push(resolve));
    clock.advance(1_000);
    await change;
    expect(followed.sensor(1)?.limit).to.deep.equal({ min: 650, max: 850 });
    stop.abort();
    await done;
  });

  it("asks again soon where the node does not answer while it loads", async () => {
    const { ours } = system;
    const waits: number[] = [];
    let failures = 2;
    const provider = new Proxy(ours.provider, {
      get(target, property) {
        const value = Reflect.get(target, property);
        if (property !== "getLogs" || failures === 0) return typeof value === "function" ? value.bind(target) : value;
        return async () => {
          failures--;
          throw Object.assign(new Error("down"), { code: "ECONNREFUSED" });
        };
      },
    });
    const clock = { now: () => 0, sleep: async (ms: number) => void waits.push(ms) };
    const loaded = await chainRegistry({ ...ours, provider }, { clock, retryAfter: 50 });
    expect(waits).to.deep.equal([50, 100]);
    expect(loaded.stations()).to.deep.equal(registry.stations());
  });

  it("goes on following after the node refused, and says so", async () => {
    const clock = testClock();
    const { ours } = system;
    let refusals = 0;
    const provider = new Proxy(ours.provider, {
      get(target, property) {
        const value = Reflect.get(target, property);
        if (property !== "getBlockNumber" || refusals === 0) {
          return typeof value === "function" ? value.bind(target) : value;
        }
        return async () => {
          refusals--;
          throw Object.assign(new Error("not now"), { code: -32_604 });
        };
      },
    });
    const changed: (() => void)[] = [];
    const problems: string[] = [];
    const followed = await chainRegistry(
      { ...ours, provider },
      { clock, pollInterval: 1_000, onChange: () => changed.pop()?.(), onProblem: ({ code }) => problems.push(code) },
    );
    const stop = new AbortController();
    const done = followed.follow(stop.signal);
    await clock.asleep();
    await system.regulator.sensors.setLimitAndWait({ sensor: 1, limit: { min: 650, max: 850 } });
    refusals = 1;
    clock.advance(1_000);
    await clock.asleep();
    expect(problems).to.deep.equal(["RPC_REFUSED"]);
    const change = new Promise<void>((resolve) => changed.push(resolve));
    clock.advance(1_000);
    await change;
    stop.abort();
    await done;
  });
});
