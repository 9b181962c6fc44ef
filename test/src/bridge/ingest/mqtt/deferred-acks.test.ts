import { expect } from "chai";
import type { Packet } from "mqtt-packet";
import type { MqttVersion } from "../../../../../src/bridge/ingest/mqtt/answers.ts";
import { type MqttOptions, subscribeMqtt } from "../../../../../src/bridge/ingest/mqtt/subscriber.ts";
import { senmlReader } from "../../../../../src/bridge/ingest/senml/observations.ts";
import type { RunningSource } from "../../../../../src/bridge/ingest/source.ts";
import { ucumUnits } from "../../../../../src/bridge/ingest/units.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { riverPack, riverRegistry } from "../../../../../src/testing/river-station.ts";
import {
  type ScriptedBroker,
  type ScriptedConnection,
  scriptedBroker,
} from "../../../../../src/testing/scripted-broker.ts";
import { type ScriptedIntake, scriptedIntake } from "../../../../../src/testing/scripted-intake.ts";

/** Every packet on the wire is looked at here, so this fails if mqtt.js begins to acknowledge by itself. */
for (const version of ["3.1.1", "5"] as const satisfies MqttVersion[]) {
  describe(`PUBACKs of the subscriber on the wire, MQTT ${version}`, () => {
    let broker: ScriptedBroker;
    let intake: ScriptedIntake;
    let source: RunningSource | undefined;
    let problems: unknown[];

    beforeEach(async () => {
      broker = await scriptedBroker(version === "5" ? 5 : 4);
      intake = scriptedIntake();
      problems = [];
      source = undefined;
    });
    afterEach(async () => {
      for (const { commit } of intake.held) commit();
      await source?.close();
      await broker.close();
    });

    const start = async (changes: Partial<MqttOptions> = {}): Promise<ScriptedConnection> => {
      source = await subscribeMqtt({
        url: broker.url,
        version,
        clientId: "bridge",
        stations: [{ station: 1, filter: "tallystick/one/#" }],
        intake,
        read: senmlReader({ registry: riverRegistry(1), units: ucumUnits() }),
        reconnectMilliseconds: 5,
        onProblem: (error) => problems.push(error),
        ...changes,
      });
      return broker.connection();
    };
    const publish = (connection: ScriptedConnection, messageId: number, changes: Record<string, unknown> = {}) =>
      connection.send({
        cmd: "publish",
        topic: "tallystick/one/pack",
        payload: riverPack(1_790_000_000 + messageId),
        qos: 1,
        dup: false,
        retain: false,
        messageId,
        ...changes,
      } as Packet);
    const acks = (connection: ScriptedConnection) =>
      connection.received.map((packet) => [
        packet.cmd,
        packet.messageId,
        (packet as { reasonCode?: number }).reasonCode ?? 0,
      ]);

    it("wait for the commit, with many packs under way", async () => {
      intake.hold(true);
      const connection = await start();
      for (let id = 1; id <= 50; id++) publish(connection, id);
      await intake.until(() => intake.held.length === 50);
      intake.held[0]?.commit();
      await connection.until(1);
      // TCP keeps the order: had any gone out early, it would be here before this one.
      expect(acks(connection)).to.deep.equal([["puback", 1, 0]]);
    });

    it("leave in the order of arrival, whatever the order of commits", async () => {
      intake.hold(true);
      const connection = await start();
      for (let id = 1; id <= 5; id++) publish(connection, id * 11);
      await intake.until(() => intake.held.length === 5);
      for (const index of [4, 2, 0]) intake.held[index]?.commit();
      await connection.until(1);
      expect(acks(connection)).to.deep.equal([["puback", 11, 0]]);
      intake.held[1]?.commit();
      await connection.until(3);
      intake.held[3]?.commit();
      await connection.until(5);
      expect(acks(connection).map(([, id]) => id)).to.deep.equal([11, 22, 33, 44, 55]);
    });

    it("are bounded: no more is read while enough is under way", async () => {
      intake.hold(true);
      const connection = await start({ maxInFlight: 4 });
      for (let id = 1; id <= 10; id++) publish(connection, id);
      await intake.until(() => intake.held.length === 4);
      for (let done = 0; done < 6; done++) {
        expect(intake.held).to.have.length(4 + done);
        intake.held[done]?.commit();
        await intake.until(() => intake.held.length === 5 + done);
      }
      for (const { commit } of intake.held) commit();
      await connection.until(10);
      expect(acks(connection).map(([, id]) => id)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    it("are not sent over another connection than the message came by", async () => {
      intake.hold(true);
      const first = await start();
      publish(first, 7);
      await intake.until(() => intake.held.length === 1);
      first.cut();
      const second = await broker.connection();
      intake.held[0]?.commit();
      intake.hold(false);
      publish(second, 8);
      await second.until(1);
      expect(acks(second)).to.deep.equal([["puback", 8, 0]]);
    });

    it("go on after a commit that failed when its connection was gone", async () => {
      intake.hold(true);
      let hear = () => {};
      const lost = new Promise<void>((resolve) => {
        hear = resolve;
      });
      const first = await start({ onProblem: () => hear() });
      publish(first, 7);
      await intake.until(() => intake.held.length === 1);
      first.cut();
      await lost;
      intake.held[0]?.fail("STORE_FAILED");
      intake.hold(false);
      const second = await broker.connection();
      publish(second, 7, { dup: true });
      await second.until(1);
      expect(acks(second)).to.deep.equal([["puback", 7, 0]]);
    });

    it("say what is wrong in version 5, and are plain in 3.1.1; the reject log has it either way", async () => {
      const connection = await start({ maxPayload: 1_000 });
      publish(connection, 1, { payload: "[{" });
      publish(connection, 2, { payload: `[{"n":"w01001","v":1e308,"t":1790000000}]` });
      publish(connection, 3, { topic: "tallystick/nine/pack" });
      publish(connection, 4, { payload: "x".repeat(1_001) });
      publish(connection, 5);
      await connection.until(5);
      const codes = version === "5" ? [0x99, 0x99, 0x83, 0x83, 0] : [0, 0, 0, 0, 0];
      expect(acks(connection)).to.deep.equal(codes.map((code, index) => ["puback", index + 1, code]));
      expect(intake.rejections.map(({ code, station }) => [code, station])).to.deep.equal([
        ["SENML_SYNTAX", 1],
        ["VALUE_OUT_OF_RANGE", 1],
        ["STATION_UNKNOWN", 0],
        ["PAYLOAD_TOO_LARGE", 1],
      ]);
      expect(intake.frames).to.have.length(1);
    });

    for (const code of ["BRIDGE_BUSY", "STORE_FAILED"] as const) {
      it(`are not sent for ${code}: the others are, then the connection begins anew`, async () => {
        intake.hold(true);
        const first = await start();
        publish(first, 1);
        await intake.until(() => intake.held.length === 1);
        intake.hold(false);
        intake.refuse(code, 1);
        publish(first, 2);
        publish(first, 3); // taken, or dropped because the connection is to end
        intake.held[0]?.commit();
        await first.closed;
        expect(acks(first)[0]).to.deep.equal(["puback", 1, 0]);
        expect(acks(first).map(([, id]) => id)).to.not.include(2);
        expect(problems).to.have.length(1);

        const second = await broker.connection();
        publish(second, 2, { dup: true });
        publish(second, 3, { dup: true });
        await second.until(2);
        expect(acks(second).map(([, id]) => id)).to.deep.equal([2, 3]);
      });
    }

    it("are not sent for what the reject log could not take", async () => {
      intake.failRejections(1);
      const first = await start();
      publish(first, 1, { payload: "[" });
      await first.closed;
      expect(acks(first)).to.deep.equal([]);
      const second = await broker.connection();
      publish(second, 1, { payload: "[", dup: true });
      await second.until(1);
      expect(intake.rejections).to.have.length(1);
    });

    it("of a pack beyond the quota are negative in version 5 and are not sent in 3.1.1", async () => {
      intake.refuse("QUOTA_EXCEEDED", 1);
      const first = await start();
      publish(first, 1);
      if (version === "5") {
        await first.until(1);
        expect(acks(first)).to.deep.equal([["puback", 1, 0x97]]);
        expect(intake.rejections.map(({ code }) => code)).to.deep.equal(["QUOTA_EXCEEDED"]);
      } else {
        await first.closed;
        expect(acks(first)).to.deep.equal([]);
      }
    });

    it("are none for QoS 0, which is taken all the same", async () => {
      const connection = await start();
      publish(connection, 0, { qos: 0 });
      publish(connection, 1);
      await connection.until(1);
      expect(acks(connection)).to.deep.equal([["puback", 1, 0]]);
      expect(intake.frames).to.have.length(2);
    });

    it("of what is under way are sent before the source closes", async () => {
      intake.hold(true);
      const connection = await start();
      publish(connection, 1);
      await intake.until(() => intake.held.length === 1);
      const closing = source?.close();
      publish(connection, 2); // too late: kept by the broker
      intake.held[0]?.commit();
      await closing;
      await connection.closed;
      expect(acks(connection).slice(0, 1)).to.deep.equal([["puback", 1, 0]]);
      expect(connection.received.map(({ cmd }) => cmd)).to.deep.equal(["puback", "disconnect"]);
      source = undefined;
    });

    it("belong to a session that the broker is asked to keep", async () => {
      const { connect } = await start({ maxInFlight: 77, sessionExpirySeconds: 3_600 });
      expect(connect).to.include({ clean: false, clientId: "bridge" });
      if (version !== "5") return;
      expect((connect as { properties?: object }).properties).to.include({
        sessionExpiryInterval: 3_600,
        receiveMaximum: 77,
        topicAliasMaximum: 65_535,
      });
    });

    if (version === "5") {
      it("know topics by their aliases", async () => {
        const connection = await start();
        publish(connection, 1, { properties: { topicAlias: 3 } });
        publish(connection, 2, { topic: "", properties: { topicAlias: 3 } });
        await connection.until(2);
        expect(acks(connection)).to.deep.equal([
          ["puback", 1, 0],
          ["puback", 2, 0],
        ]);
        expect(intake.frames.map(({ station }) => station)).to.deep.equal([1, 1]);
      });
    } else {
      it("cannot be shared in 3.1.1", () => refused(start({ shareGroup: "bridges" }), "SOURCE_CONFIG_INVALID"));
    }
  });
}
