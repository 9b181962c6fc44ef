import { expect } from "chai";
import { connectAsync, type MqttClient } from "mqtt";
import type { MqttVersion } from "../bridge/ingest/mqtt/answers.ts";
import { type MqttOptions, subscribeMqtt } from "../bridge/ingest/mqtt/subscriber.ts";
import { senmlReader } from "../bridge/ingest/senml/observations.ts";
import type { RunningSource } from "../bridge/ingest/source.ts";
import { ucumUnits } from "../bridge/ingest/units.ts";
import type { RunningBroker } from "./mqtt-brokers.ts";
import { relayTo } from "./relay.ts";
import { riverPack, riverRegistry } from "./river-station.ts";
import { type ScriptedIntake, scriptedIntake } from "./scripted-intake.ts";

const START = 1_790_000_000;
let runs = 0;

/** What the subscriber has to do with every broker. */
export function testMqttSubscriber(name: string, version: MqttVersion, open: () => Promise<RunningBroker>): void {
  describe(`MQTT ${version} subscriber: ${name}`, () => {
    let broker: RunningBroker;
    let device: MqttClient;
    let intake: ScriptedIntake;
    let sources: RunningSource[];
    let root: string;
    /** The session's name; each test has its own, for a broker may outlive it. */
    let clientId: string;

    before(async () => {
      broker = await open();
    });
    after(() => broker?.close());
    beforeEach(async () => {
      root = `tallystick-${process.pid}-${runs++}`;
      clientId = `bridge-${root}`;
      intake = scriptedIntake();
      sources = [];
      device = await connectAsync(broker.url, { protocolVersion: 4 });
    });
    afterEach(async () => {
      for (const { commit } of intake.held) commit();
      for (const source of sources) await source.close();
      await device.endAsync();
    });

    const start = async (changes: Partial<MqttOptions> = {}) => {
      const source = await subscribeMqtt({
        url: broker.url,
        version,
        clientId,
        stations: [
          { station: 1, filter: `${root}/one/#` },
          { station: 2, filter: `${root}/two/+` },
        ],
        sessionExpirySeconds: 60,
        intake,
        read: senmlReader({ registry: riverRegistry(1, 2), units: ucumUnits() }),
        reconnectMilliseconds: 5,
        ...changes,
      });
      sources.push(source);
      return source;
    };
    /** Packs number `from` to `to`, told apart by their time. */
    const publish = (from: number, to: number, topic = "one/pack") =>
      Promise.all(
        Array.from({ length: to - from + 1 }, (_, index) =>
          device.publishAsync(`${root}/${topic}`, riverPack(START + from + index), { qos: 1 }),
        ),
      );
    const numbers = (taken: ScriptedIntake = intake) =>
      taken.frames.map(({ observations }) => Number(observations[0]?.observedAt) / 1_000 - START);

    it("takes packs of its stations", async () => {
      await start();
      await publish(1, 3);
      await publish(4, 4, "two/x");
      await publish(5, 5, "three/x");
      await publish(6, 6);
      await intake.until(() => intake.frames.length === 5);
      expect(numbers()).to.deep.equal([1, 2, 3, 4, 6]);
      expect(intake.frames.map(({ station }) => station)).to.deep.equal([1, 1, 1, 2, 1]);
      expect(Buffer.from(intake.frames[0]?.raw ?? []).equals(riverPack(START + 1))).to.equal(true);
    });

    it("has many packs under way, which is what group commit lives on", async () => {
      intake.hold(true);
      await start();
      await publish(1, 60);
      await intake.until(() => intake.held.length === 60);
    });

    it("loses nothing that was delivered and not committed when it dies", async () => {
      intake.hold(true);
      const { hostname, port } = new URL(broker.url);
      const network = await relayTo(Number(port));
      await start({ url: `mqtt://${hostname}:${network.port}` });
      await publish(1, 20);
      await intake.until(() => intake.held.length === 20);
      for (const { commit } of intake.held.slice(0, 5)) commit(); // answered or not: they may come again
      await network.cut();
      await publish(21, 25); // while nobody is there

      const after = scriptedIntake();
      await start({ intake: after });
      const uncommitted = Array.from({ length: 20 }, (_, index) => index + 6);
      await after.until(() => uncommitted.every((number) => numbers(after).includes(number)));
    });

    it("is not sent again what was committed", async () => {
      const first = await start();
      await publish(1, 20);
      await intake.until(() => intake.frames.length === 20);
      await first.close();
      await publish(21, 21);
      const after = scriptedIntake();
      await start({ intake: after });
      await after.until(() => after.frames.length === 1);
      expect(numbers(after)).to.deep.equal([21]);
    });

    it("writes down what it cannot read, once", async () => {
      const first = await start();
      await device.publishAsync(`${root}/one/pack`, "[{", { qos: 1 });
      await intake.until(() => intake.rejections.length === 1);
      expect(intake.rejections[0]).to.include({ source: "mqtt", station: 1, code: "SENML_SYNTAX" });
      await first.close();
      await publish(1, 1);
      await start();
      await intake.until(() => intake.frames.length === 1);
      expect(intake.rejections).to.have.length(1);
    });

    it("writes down what is of no station, as after a change of configuration", async () => {
      await (await start()).close();
      await publish(1, 1, "two/x");
      await start({ stations: [{ station: 1, filter: `${root}/one/#` }] });
      await intake.until(() => intake.rejections.length === 1);
      expect(intake.rejections[0]).to.include({ station: 0, code: "STATION_UNKNOWN" });
    });

    it("is delivered again what a busy bridge did not take", async () => {
      await start();
      intake.refuse("BRIDGE_BUSY", 3);
      await publish(1, 10);
      await intake.until(() => new Set(numbers()).size === 10);
    });

    if (version === "5") {
      it("shares the packs of a group with others", async () => {
        const other = scriptedIntake();
        await start({ shareGroup: root });
        await start({ shareGroup: root, clientId: `${clientId}-2`, intake: other });
        await publish(1, 40);
        const both = () => intake.frames.length + other.frames.length === 40;
        await Promise.race([intake.until(both), other.until(both)]);
        expect(intake.frames.length).to.be.greaterThan(0);
        expect(other.frames.length).to.be.greaterThan(0);
        const all = [...numbers(), ...numbers(other)].toSorted((a, b) => a - b);
        expect(all).to.deep.equal(Array.from({ length: 40 }, (_, index) => index + 1));
      });

      it("lets go for good of a session that is another's, and that one gets what was not committed", async () => {
        intake.hold(true);
        const ended = Promise.withResolvers<void>();
        const stead = await start({ shareGroup: root, onEnded: ended.resolve });
        await publish(1, 5);
        await intake.until(() => intake.held.length === 5);
        const owner = scriptedIntake();
        const problems: unknown[] = [];
        await start({ shareGroup: root, intake: owner, onProblem: (error) => problems.push(error) });
        await ended.promise;
        await publish(6, 10);
        await owner.until(() => new Set(numbers(owner)).size === 10);
        expect(problems).to.deep.equal([]);
        for (const { commit } of intake.held) commit();
        await stead.close();
        await publish(11, 11);
        await owner.until(() => numbers(owner).includes(11));
      });

      it("survives its own negative answers", async () => {
        await start();
        await device.publishAsync(`${root}/one/pack`, "[{", { qos: 1 });
        await publish(1, 1);
        await intake.until(() => intake.frames.length === 1 && intake.rejections.length === 1);
      });
    }
  });
}
