import { readFileSync } from "node:fs";
import type { TLSSocket } from "node:tls";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { connectAsync } from "mqtt";
import { type MqttOptions, subscribeMqtt } from "../../../../../src/bridge/ingest/mqtt/subscriber.ts";
import { senmlReader } from "../../../../../src/bridge/ingest/senml/observations.ts";
import { ucumUnits } from "../../../../../src/bridge/ingest/units.ts";
import { isTallyError } from "../../../../../src/lib/errors.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import {
  aedesBroker,
  mosquittoBroker,
  mosquittoProgram,
  type RunningBroker,
} from "../../../../../src/testing/mqtt-brokers.ts";
import { testMqttSubscriber } from "../../../../../src/testing/mqtt-subscriber-suite.ts";
import { riverPack, riverRegistry } from "../../../../../src/testing/river-station.ts";
import { scriptedBroker } from "../../../../../src/testing/scripted-broker.ts";
import { type ScriptedIntake, scriptedIntake } from "../../../../../src/testing/scripted-intake.ts";

testMqttSubscriber("aedes", "3.1.1", () => aedesBroker());

/** A broker that runs already, as in continuous integration; it has to allow anonymous clients and many messages in flight. */
const url = process.env.TALLY_MQTT_URL;
const mosquitto = mosquittoProgram();
if (url) {
  for (const version of ["3.1.1", "5"] as const) {
    testMqttSubscriber(`TALLY_MQTT_URL ${url}`, version, async () => ({ url, close: async () => {} }));
  }
} else if (mosquitto) {
  for (const version of ["3.1.1", "5"] as const) {
    testMqttSubscriber("mosquitto", version, () => mosquittoBroker(mosquitto));
  }
} else {
  describe("MQTT 5 subscriber: mosquitto", () => {
    it("is there", function () {
      console.log("      skipped: no mosquitto on PATH and no TALLY_MQTT_URL; the embedded broker has no MQTT 5");
      this.skip();
    });
  });
}

describe("MQTT subscriber and who may connect", () => {
  const file = (name: string) =>
    readFileSync(fileURLToPath(new URL(`../../../../fixtures/tls/${name}`, import.meta.url)), "utf8");
  const closing: (() => Promise<unknown>)[] = [];
  let intake: ScriptedIntake;
  beforeEach(() => {
    intake = scriptedIntake();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  const open = async (opening: Promise<RunningBroker>) => {
    const broker = await opening;
    closing.push(() => broker.close());
    return broker.url;
  };
  const start = async (brokerUrl: string, changes: Partial<MqttOptions> = {}) => {
    const source = await subscribeMqtt({
      url: brokerUrl,
      version: "3.1.1",
      clientId: "bridge",
      stations: [{ station: 1, filter: "tallystick/one/#" }],
      intake,
      read: senmlReader({ registry: riverRegistry(1), units: ucumUnits() }),
      reconnectMilliseconds: 5,
      ...changes,
    });
    closing.push(() => source.close());
  };

  it("presents user name and password, and is told when they are refused", async () => {
    const broker = await open(aedesBroker({ allow: (name, password) => name === "bridge" && password === "right" }));
    await start(broker, { username: "bridge", password: "right" });
    const error = await refused(start(broker, { username: "bridge", password: "wrong" }), "MQTT_REFUSED");
    expect(JSON.stringify({ ...error, message: error.message })).to.not.include("wrong");
  });

  it("is told when a subscription is refused", async () => {
    const broker = await open(aedesBroker({ allowSubscription: (filter) => filter !== "tallystick/one/#" }));
    await refused(start(broker), "MQTT_REFUSED");
  });

  it("presents a client certificate over TLS", async () => {
    const names: string[] = [];
    const broker = await aedesBroker({
      tls: {
        key: file("broker.key"),
        cert: file("broker.pem"),
        ca: file("ca.pem"),
        requestCert: true,
        rejectUnauthorized: true,
      },
      seeTls: (socket: TLSSocket) => names.push(String(socket.getPeerCertificate().subject.CN)),
    });
    closing.push(() => broker.close());
    const identity = { ca: file("ca.pem"), cert: file("bridge.pem"), key: file("bridge.key") };
    await start(broker.url, { tls: identity });
    const device = await connectAsync(broker.url, identity);
    closing.push(() => device.endAsync());
    await device.publishAsync("tallystick/one/pack", riverPack(1_790_000_000), { qos: 1 });
    await intake.until(() => intake.frames.length === 1);
    expect(names).to.deep.equal(["bridge", "bridge"]);
  });

  for (const [who, identity] of [
    ["a client with a certificate of its own making", { ca: "ca.pem", cert: "stranger.pem", key: "stranger.key" }],
    ["a broker that its authority does not know", { ca: "stranger.pem", cert: "bridge.pem", key: "bridge.key" }],
  ] as const) {
    it(`does not connect with ${who}`, async () => {
      const broker = await open(
        aedesBroker({
          tls: {
            key: file("broker.key"),
            cert: file("broker.pem"),
            ca: file("ca.pem"),
            requestCert: true,
            rejectUnauthorized: true,
          },
        }),
      );
      const controller = new AbortController();
      const problem = new Promise<unknown>((resolve) => {
        void start(broker, {
          tls: { ca: file(identity.ca), cert: file(identity.cert), key: file(identity.key) },
          signal: controller.signal,
          onProblem: resolve,
        }).then(
          () => resolve("connected"),
          () => {},
        );
      });
      expect(await problem).to.be.instanceOf(Error);
      controller.abort();
    });
  }

  it("waits for a broker that is not there yet, until it is told not to", async () => {
    const controller = new AbortController();
    let tries = 0;
    const codes = new Set<unknown>();
    const waiting = start("mqtt://127.0.0.1:1", {
      signal: controller.signal,
      onProblem: (error) => {
        codes.add((error as { code?: unknown }).code);
        if (++tries === 6) controller.abort();
      },
    });
    expect(await waiting.catch((error) => error)).to.equal(controller.signal.reason);
    expect(codes).to.include("MQTT_LOST");
  });
});

describe("an MQTT 5 session that another client takes over", () => {
  it("is named as that, with the client id", async () => {
    const broker = await scriptedBroker(5);
    const told = Promise.withResolvers<unknown>();
    const source = await subscribeMqtt({
      url: broker.url,
      version: "5",
      clientId: "gateway-waterworks",
      stations: [{ station: 1, filter: "weir/#" }],
      intake: scriptedIntake(),
      read: senmlReader({ registry: riverRegistry(), units: ucumUnits() }),
      onProblem: (problem) => isTallyError(problem, "MQTT_TAKEN_OVER") && told.resolve(problem),
    });
    (await broker.connection()).send({ cmd: "disconnect", reasonCode: 0x8e });
    expect(await told.promise).to.deep.include({ values: { clientId: "gateway-waterworks" } });
    await source.close();
    await broker.close();
  });
});
