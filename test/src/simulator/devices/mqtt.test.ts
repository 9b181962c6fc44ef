import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { Aedes } from "aedes";
import { expect } from "chai";
import { TALLY_RIVER } from "../../../../src/simulator/definition.ts";
import type { Device } from "../../../../src/simulator/devices/device.ts";
import { connectMqttDevice } from "../../../../src/simulator/devices/mqtt.ts";
import type { SimulatedReading } from "../../../../src/simulator/reading.ts";
import { riverReadings } from "../../../../src/simulator/river/river.ts";

const FROM = Date.UTC(2026, 5, 1);
const readings = () => [
  ...riverReadings({ seed: 1, stations: TALLY_RIVER.slice(0, 1), from: FROM, to: FROM + 12 * 3_600_000 }),
];

const keys = (readings: readonly SimulatedReading[]) =>
  new Set(readings.map(({ parameter, observedAt }) => `${parameter} ${observedAt}`));

describe("MQTT device", () => {
  let broker: Aedes;
  let server: Server;
  let device: Device | undefined;
  const payloads: string[] = [];

  beforeEach(async () => {
    broker = await Aedes.createBroker();
    server = createServer(broker.handle);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    payloads.length = 0;
  });
  afterEach(async () => {
    await device?.close();
    await new Promise<void>((resolve) => broker.close(resolve));
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const connect = () =>
    connectMqttDevice({
      url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
      topic: "tallystick/spring-head",
      clientId: "spring-head",
      senml: { baseName: "urn:dev:spring-head:", unit: () => "1" },
      client: { reconnectPeriod: 5 },
    });

  it("publishes packs and knows when each is acknowledged", async () => {
    broker.authorizePublish = (_, { payload, qos, topic }, done) => {
      expect({ qos, topic }).to.deep.equal({ qos: 1, topic: "tallystick/spring-head" });
      payloads.push(String(payload));
      done();
    };
    const sent = readings();
    device = await connect();
    await device.send(sent);
    const { packs, acknowledged } = device.ledger;
    expect(packs).to.deep.equal({
      sent: Math.ceil(sent.length / 5),
      resent: 0,
      acknowledged: Math.ceil(sent.length / 5),
      refused: 0,
      givenUp: 0,
    });
    expect(acknowledged).to.deep.equal(sent);
    const records = payloads.flatMap((payload) => JSON.parse(payload) as { n: string; v: number }[]);
    expect(records.map(({ n, v }) => [n, v])).to.deep.equal(sent.map(({ parameter, value }) => [parameter, value]));
  });

  it("sends again what was not acknowledged when the line broke", async () => {
    let published = 0;
    broker.authorizePublish = (client, { payload }, done) => {
      published += 1;
      // Lost on its way, or taken and the answer lost: the device cannot tell.
      if (published === 3 || published === 30) {
        client?.conn.destroy();
        return;
      }
      payloads.push(String(payload));
      done();
    };
    const sent = readings();
    device = await connect();
    await device.send(sent);
    const { packs, acknowledged } = device.ledger;
    expect(packs).to.include({ acknowledged: Math.ceil(sent.length / 5), refused: 0, givenUp: 0 });
    expect(packs.resent).to.be.greaterThan(0);
    expect(keys(acknowledged)).to.deep.equal(keys(sent));
    const arrived = new Set(
      payloads.flatMap((payload) => (JSON.parse(payload) as { n: string; v: number }[]).map((r) => `${r.n} ${r.v}`)),
    );
    for (const { parameter, value } of acknowledged) expect(arrived.has(`${parameter} ${value}`)).to.equal(true);
  });
});
