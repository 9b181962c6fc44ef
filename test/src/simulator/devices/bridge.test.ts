import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fastify from "fastify";
import { startHj212Server } from "../../../../src/bridge/ingest/hj212/server.ts";
import { apiKeyDigest } from "../../../../src/bridge/ingest/http/keys.ts";
import { httpReadings } from "../../../../src/bridge/ingest/http/readings.ts";
import { subscribeMqtt } from "../../../../src/bridge/ingest/mqtt/subscriber.ts";
import { senmlReader } from "../../../../src/bridge/ingest/senml/observations.ts";
import { ucumUnits } from "../../../../src/bridge/ingest/units.ts";
import { fixedRegistry } from "../../../../src/bridge/model/registry.ts";
import type { ReadingStore } from "../../../../src/bridge/model/store.ts";
import { storeFolder } from "../../../../src/bridge/store/sqlite/folder.ts";
import { openSqliteStore } from "../../../../src/bridge/store/sqlite/store.ts";
import { TALLY_RIVER } from "../../../../src/simulator/definition.ts";
import { createHj212Logger } from "../../../../src/simulator/devices/hj212/logger.ts";
import { createHttpDevice } from "../../../../src/simulator/devices/http.ts";
import { connectMqttDevice } from "../../../../src/simulator/devices/mqtt.ts";
import { editStoredReading } from "../../../../src/simulator/falsifier/edited-store.ts";
import { numbered } from "../../../../src/simulator/qualifier-points.ts";
import type { SimulatedReading } from "../../../../src/simulator/reading.ts";
import { USUAL_FAULTS } from "../../../../src/simulator/river/faults.ts";
import { riverReadings } from "../../../../src/simulator/river/river.ts";
import { aedesBroker } from "../../../../src/testing/mqtt-brokers.ts";
import { scriptedIntake } from "../../../../src/testing/scripted-intake.ts";

const FROM = Date.UTC(2026, 5, 1);
const stations = TALLY_RIVER.map(({ plan }, index) => numbered(plan, index + 1, 100 * (index + 1), index));
const registry = fixedRegistry(stations);
const units = ucumUnits();
const read = senmlReader({ registry, units });
const everything = [
  ...riverReadings({ seed: 3, stations: TALLY_RIVER, from: FROM, to: FROM + 8 * 86_400_000, faults: USUAL_FAULTS }),
];
const sentBy = (index: number) => everything.filter(({ station }) => station === TALLY_RIVER[index]?.plan.key);
const senml = (index: number) => ({
  baseName: `urn:dev:${TALLY_RIVER[index]?.plan.key}:`,
  unit: (parameter: string) => registry.sensorOf(index + 1, parameter)?.unit ?? "1",
});

/** Everything that a device says was acknowledged, as the bridge's intake has it. */
const expected = (index: number, acknowledged: readonly SimulatedReading[], flagged: boolean) =>
  acknowledged.map(({ parameter, observedAt, text, sourceFlag }) => ({
    sensor: registry.sensorOf(index + 1, parameter)?.id ?? 0,
    observedAt,
    text,
    sourceFlag: flagged || sourceFlag !== "N" ? sourceFlag : "",
  }));

describe("simulated devices and the bridge's sources", () => {
  const intake = () => {
    const one = scriptedIntake();
    const observations = () =>
      one.frames.flatMap((frame) =>
        frame.observations.map(({ sensor, observedAt, text, sourceFlag }) => ({
          sensor: sensor.id,
          observedAt,
          text,
          sourceFlag,
        })),
      );
    return { ...one, observations };
  };
  type Seen = ReturnType<ReturnType<typeof intake>["observations"]>[number];
  const sorted = (all: readonly Partial<Seen>[]) =>
    all.map((one) => `${one.sensor} ${one.observedAt} ${one.text} ${one.sourceFlag}`).sort();

  it("understand one another over MQTT", async () => {
    const broker = await aedesBroker();
    const taken = intake();
    const source = await subscribeMqtt({
      url: broker.url,
      version: "3.1.1",
      clientId: "bridge",
      stations: [{ station: 1, filter: "tallystick/spring-head/#" }],
      intake: taken,
      read,
    });
    const device = await connectMqttDevice({
      url: broker.url,
      topic: "tallystick/spring-head/readings",
      clientId: "spring-head",
      senml: senml(0),
    });
    try {
      await device.send(sentBy(0));
      const { acknowledged } = device.ledger;
      await taken.until(() => taken.observations().length >= acknowledged.length);
      expect(taken.rejections).to.deep.equal([]);
      expect(sorted(taken.observations())).to.deep.equal(sorted(expected(0, acknowledged, false)));
    } finally {
      await device.close();
      await source.close();
      await broker.close();
    }
  });

  it("understand one another over HTTP", async () => {
    const taken = intake();
    const app = fastify();
    await app.register(httpReadings, {
      stations: [{ key: "mill-weir", station: 2, keyDigests: [apiKeyDigest("secret")] }],
      intake: taken,
      read,
    });
    await app.listen({ host: "127.0.0.1", port: 0 });
    const device = createHttpDevice({
      url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1/stations/mill-weir/readings`,
      headers: { authorization: "Bearer secret" },
      senml: senml(1),
    });
    try {
      await device.send(sentBy(1));
      expect([...device.ledger.refusals]).to.deep.equal([]);
      expect(taken.rejections).to.deep.equal([]);
      expect(sorted(taken.observations())).to.deep.equal(sorted(expected(1, device.ledger.acknowledged, false)));
    } finally {
      await device.close();
      await app.close();
    }
  });

  for (const split of [0, 3]) {
    it(`understand one another over HJ 212${split > 0 ? ", in parts" : ""}`, async () => {
      const taken = intake();
      const deviceId = TALLY_RIVER[2]?.plan.deviceId as string;
      const server = await startHj212Server(
        { host: "127.0.0.1", port: 0, devices: { [deviceId]: { station: 3, dialect: "2017" } } },
        { intake: taken, registry, convert: units.conversion },
      );
      const device = createHj212Logger({ host: "127.0.0.1", port: server.port, deviceId, split });
      try {
        await device.send(sentBy(2));
        const { acknowledged, packs } = device.ledger;
        expect(packs).to.include({ givenUp: 0, refused: 0 });
        expect(taken.rejections).to.deep.equal([]);
        expect(sorted(taken.observations())).to.deep.equal(sorted(expected(2, acknowledged, true)));
      } finally {
        await device.close();
        await server.close();
      }
    });
  }
});

describe("a falsifier at the store's disk", () => {
  let folder: string;
  let store: ReadingStore;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "tally-edited-"));
    store = await openSqliteStore({ folder, access: "ingest" });
    const raw = new TextEncoder().encode('[{"bn":"urn:dev:a:","bt":1782700000,"n":"w21003","u":"mg/L","v":1.731}]');
    const sensor = registry.sensorOf(1, "w21003");
    if (!sensor) throw new Error("no sensor");
    const seen = { sensor, observedAt: FROM, value: 1731, text: "1.731", sourceFlag: "", counter: 0 };
    await store.append([{ source: "mqtt", station: 1, receivedAt: FROM + 5_000, raw, observations: [seen] }]);
  });
  after(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it("changes a reading and the bytes that it came in, so that the store alone does not tell", async () => {
    const was = editStoredReading({
      database: storeFolder(folder).readings,
      station: 1,
      seq: 1,
      value: 431,
      text: "0.431",
    });
    expect(was).to.equal("1.731");
    const [reading] = await store.readings(1, 1, 1);
    expect(reading).to.include({ value: 431, text: "0.431" });
    const [frame] = await store.frames([reading?.frame as number]);
    expect(new TextDecoder().decode(frame?.raw)).to.include('"v":0.431').and.not.include("1.731");
  });
});
