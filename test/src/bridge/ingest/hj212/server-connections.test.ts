import { once } from "node:events";
import { connect as connectTls } from "node:tls";
import { expect } from "chai";
import { startHj212Server } from "../../../../../src/bridge/ingest/hj212/server.ts";
import { fixedRegistry } from "../../../../../src/bridge/model/registry.ts";
import { testClock } from "../../../../../src/testing/clock.ts";
import { answerOf, DAY, type Hj212Bench, hj212Bench, realTime } from "../../../../../src/testing/hj212-bench.ts";
import { peerOf } from "../../../../../src/testing/hj212-peer.ts";

describe("HJ 212 server and its connections", () => {
  let bench: Hj212Bench;
  beforeEach(() => {
    bench = hj212Bench();
  });
  afterEach(() => bench.close());

  it("survives a client that dies in the middle of a frame", async () => {
    await bench.start();
    const peer = await bench.dial();
    peer.send(realTime(1));
    await peer.answers(1);
    peer.send(realTime(2).subarray(0, 60));
    peer.socket.end();
    await bench.intake.rejectionsCame(1);
    expect(bench.rejected()).to.deep.equal([["HJ212_FRAME_CUT", 7]]);
    const killed = await bench.dial();
    bench.intake.hold();
    killed.send(realTime(3));
    await bench.intake.framesCame(2);
    killed.socket.resetAndDestroy();
    await killed.closed;
    bench.intake.release();
    const next = await bench.dial();
    next.send(realTime(3));
    expect(await next.answers(1)).to.deep.equal([answerOf(3)]);
  });

  it("answers what it took from a client that only listens any more", async () => {
    await bench.start();
    const peer = await bench.dial();
    bench.intake.hold();
    peer.send(realTime(1));
    peer.socket.end();
    await bench.intake.framesCame(1);
    bench.intake.release();
    expect(await peer.answers(1)).to.deep.equal([answerOf(1)]);
    await peer.closed;
  });

  it("closes connections that are silent, strange, or one too many of a device", async () => {
    const clock = testClock(DAY);
    await bench.start({ strangerTimeout: 10_000, idleTimeout: 20_000, garbage: 5_000 }, { clock });
    const [known, silent, strange] = [await bench.dial(), await bench.dial(), await bench.dial()];
    known.send(realTime(1));
    await known.answers(1);
    strange.send("x".repeat(6_000));
    await strange.closed;
    await clock.asleep();
    clock.advance(10_000);
    await silent.closed;
    const second = await bench.dial();
    second.send(realTime(2));
    await second.answers(1);
    expect(known.socket.destroyed).to.equal(false);
    const third = await bench.dial();
    third.send(realTime(3));
    await Promise.all([third.answers(1), known.closed]);
    await clock.asleep();
    clock.advance(20_000);
    await Promise.all([second.closed, third.closed]);
  });

  it("closes a connection that sends nothing but frames of unknown devices", async () => {
    await bench.start({ garbage: 5_000 });
    const peer = await bench.dial();
    for (let n = 1; n < 60; n++) peer.send(realTime(n, { mn: "M2", flag: 4 }));
    await peer.closed;
    expect(bench.intake.rejections.length).to.be.above(10);
  });

  it("lets in no more connections than it may", async () => {
    await bench.start({ maxConnections: 1 });
    const peer = await bench.dial();
    peer.send(realTime(1));
    await peer.answers(1);
    const other = await bench.dial();
    await other.closed;
    expect(bench.server.connections()).to.equal(1);
  });

  it("answers what it took before it closes", async () => {
    await bench.start();
    const peer = await bench.dial();
    bench.intake.hold();
    peer.send(realTime(1), realTime(2));
    await bench.intake.framesCame(2);
    const answers = peer.answers(2);
    const closed = bench.server.close();
    bench.intake.release();
    expect(await answers).to.deep.equal([answerOf(1), answerOf(2)]);
    await Promise.all([closed, peer.closed]);
  });

  it("speaks TLS where it is told to", async () => {
    // A shared key spares the test a certificate.
    const psk = Buffer.alloc(16, 7);
    const shared = { ciphers: "PSK-AES128-GCM-SHA256", maxVersion: "TLSv1.2" } as const;
    await bench.start({ tls: { ...shared, pskCallback: () => psk } });
    const plain = await bench.dial();
    plain.send(realTime(1));
    await plain.closed;
    const socket = connectTls({
      ...shared,
      port: bench.server.port,
      host: "127.0.0.1",
      checkServerIdentity: () => undefined,
      pskCallback: () => ({ psk, identity: "logger" }),
    });
    await once(socket, "secureConnect");
    const peer = bench.keep(peerOf(socket));
    peer.send(realTime(2));
    expect(await peer.answers(1)).to.deep.equal([answerOf(2)]);
    expect(bench.intake.frames).to.have.length(1);
    const silent = await bench.dial(); // never shakes hands, and does not hold up the end
    await bench.server.close();
    await silent.closed;
  });

  it("says so when its port is taken", async () => {
    await bench.start();
    const second = startHj212Server(
      { host: "127.0.0.1", port: bench.server.port, devices: {} },
      {
        intake: bench.intake,
        registry: fixedRegistry([]),
        convert: () => ({ numerator: 1n, denominator: 1n, addend: 0n }),
      },
    );
    expect(await second.catch((error) => error.code)).to.equal("EADDRINUSE");
  });
});
