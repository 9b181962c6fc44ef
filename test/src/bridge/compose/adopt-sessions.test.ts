import { expect } from "chai";
import { type AdoptedSessions, adoptSessions } from "../../../../src/bridge/compose/workers/adopt-sessions.ts";
import { bridgeError } from "../../../../src/bridge/model/errors.ts";
import type { MqttSession, Worker } from "../../../../src/bridge/model/lease.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";

const worker: Worker = { name: "a", instance: "a-1", sender: "0x", stations: [], sessions: [] };
const session = (clientId: string): MqttSession => ({ url: "mqtt://b", clientId });

describe("sessions of workers that are gone", () => {
  let events: string[];
  let problems: Map<string, unknown>;
  /** Whom the database gives to this worker. */
  let given: Set<string>;
  let sessions: AdoptedSessions;
  let fault: Error | undefined;
  /** What a session that is let go of still has to answer. */
  let answering: Promise<void> | undefined;
  /** Ends the connection of the session that was opened last. */
  let lose: () => void;
  beforeEach(() => {
    events = [];
    problems = new Map();
    given = new Set(["b", "c"]);
    fault = undefined;
    answering = undefined;
    sessions = adoptSessions({
      worker,
      table: { adopt: async (_, gone) => given.has(gone) },
      ttl: 1_000,
      log: silentLogger,
      async open({ clientId }, _signal, onEnded) {
        lose = onEnded;
        if (fault !== undefined) throw fault;
        events.push(`open ${clientId}`);
        return {
          async close() {
            await answering;
            events.push(`close ${clientId}`);
          },
        };
      },
      note: (what, error) => void (error === undefined ? problems.delete(what) : problems.set(what, error)),
    });
  });

  const gone = (...names: string[]) => ({ gone: names.map((name) => ({ name, sessions: [session(name)] })) });

  it("are taken once each, and left when their worker is back", async () => {
    await sessions.follow(gone("b"));
    await sessions.follow(gone("b", "c"));
    expect([events, sessions.count]).to.deep.equal([["open b", "open c"], 2]);
    await sessions.follow(gone("c"));
    await new Promise((resolve) => setImmediate(resolve));
    expect([events.at(-1), sessions.count]).to.deep.equal(["close b", 1]);
    await sessions.close();
    expect(events.at(-1)).to.equal("close c");
  });

  it("are another's where the database says so", async () => {
    given.delete("c");
    await sessions.follow(gone("b", "c"));
    expect(events).to.deep.equal(["open b"]);
    given.delete("b");
    await sessions.follow(gone("b", "c"));
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).to.deep.equal(["open b", "close b"]);
  });

  it("hold up no report while they answer what they took, and are waited for in the end", async () => {
    await sessions.follow(gone("b"));
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    answering = promise;
    await sessions.follow(gone());
    expect([events, sessions.count]).to.deep.equal([["open b"], 0]);
    const closed = sessions.close();
    answer();
    await closed;
    expect(events).to.deep.equal(["open b", "close b"]);
  });

  it("that cannot be had are told of, until their worker is back", async () => {
    fault = new Error("bad password");
    await sessions.follow(gone("b"));
    await new Promise((resolve) => setImmediate(resolve));
    expect([...problems]).to.deep.equal([["session b of worker b", fault]]);
    await sessions.follow(gone());
    expect(problems.size).to.equal(0);
  });

  it("are taken again with the next beat, where the connection was lost or could not be made", async () => {
    fault = bridgeError("MQTT_LOST", "no broker");
    await sessions.follow(gone("b"));
    await new Promise((resolve) => setImmediate(resolve));
    expect(problems.size).to.equal(1);
    fault = undefined;
    await sessions.follow(gone("b"));
    await new Promise((resolve) => setImmediate(resolve));
    expect([events, problems.size]).to.deep.equal([["open b"], 0]);
    lose();
    expect(events).to.deep.equal(["open b"]);
    await sessions.follow(gone("b"));
    expect(events).to.deep.equal(["open b", "open b"]);
  });

  it("of which there are none are nobody's work", async () => {
    await sessions.follow({ gone: [{ name: "b", sessions: [] }] });
    expect(sessions.count).to.equal(0);
  });
});
