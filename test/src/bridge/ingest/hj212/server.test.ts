import { once } from "node:events";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { expect } from "chai";
import {
  type Hj212Needs,
  type Hj212Options,
  type Hj212Server,
  startHj212Server,
} from "../../../../../src/bridge/ingest/hj212/server.ts";
import { encodeFrame, encodeUpload } from "../../../../../src/bridge/model/hj212/encode.ts";
import { localTime } from "../../../../../src/bridge/model/hj212/local-time.ts";
import { fixedRegistry } from "../../../../../src/bridge/model/registry.ts";
import { testClock } from "../../../../../src/testing/clock.ts";
import { riverStation } from "../../../../../src/testing/hj212.ts";
import { type Peer, peerOf } from "../../../../../src/testing/hj212-peer.ts";
import { type RecordingIntake, recordingIntake } from "../../../../../src/testing/recording-intake.ts";

const DEVICES: Hj212Options["devices"] = {
  M1: { station: 7, dialect: "2017", password: "123456" },
  M5: { station: 8, dialect: "2005" },
  MS: { station: 9, dialect: "surface-water-2017" },
};

const DAY = 86_400_000;
/** Local time of the n-th frame: n is its minute, of a day that has begun in UTC too. */
const minute = (n: number) => localTime(DAY + n * 60_000, 0);
const qn = (n: number) => `${minute(n)}000`;
const header = (n: number, cn: string, flag: number, mn = "M1", pw = "123456") =>
  `QN=${qn(n)};ST=32;CN=${cn};PW=${pw};MN=${mn};Flag=${flag};`;
const realTime = (n: number, { flag = 5, mn = "M1", pw = "123456", value = "7.12" } = {}) =>
  encodeFrame(`${header(n, "2011", flag, mn, pw)}CP=&&DataTime=${minute(n)};w01001-Rtd=${value},w01001-Flag=N&&`);
const answerOf = (n: number, mn = "M1") => `QN=${qn(n)};ST=91;CN=9014;PW=123456;MN=${mn};Flag=4;CP=&&&&`;

describe("HJ 212 server", () => {
  let intake: RecordingIntake;
  let server: Hj212Server;
  let peers: Peer[] = [];

  const start = async (options: Partial<Hj212Options> = {}, needs: Partial<Hj212Needs> = {}) => {
    intake = recordingIntake();
    server = await startHj212Server(
      { host: "127.0.0.1", port: 0, devices: DEVICES, ...options },
      {
        intake,
        registry: fixedRegistry([riverStation(7), riverStation(8), riverStation(9)]),
        convert: () => ({ numerator: 1n, denominator: 1n, addend: 0n }),
        clock: testClock(DAY),
        ...needs,
      },
    );
  };
  const dial = async () => {
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    const peer = peerOf(socket);
    peers.push(peer);
    return peer;
  };
  const rejected = () => intake.rejections.map(({ code, station }) => [code, station]);

  afterEach(async () => {
    for (const { socket } of peers) socket.destroy();
    peers = [];
    await server.close();
  });

  it("answers an upload that wants it, and only once it is durable", async () => {
    await start();
    const peer = await dial();
    intake.hold();
    peer.send(realTime(1, { flag: 4 }), realTime(2));
    await intake.framesCame(2);
    let answered = false;
    const answers = peer.answers(1).finally(() => {
      answered = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).to.equal(false);
    intake.release();
    expect(await answers).to.deep.equal([answerOf(2)]);
    const [frame] = intake.frames;
    expect(frame).to.deep.include({ source: "hj212", station: 7, receivedAt: DAY });
    expect(`${Buffer.from(frame?.raw ?? [])}\r\n`).to.equal(realTime(1, { flag: 4 }).toString());
    expect(frame?.observations.map(({ value, observedAt }) => [value, observedAt])).to.deep.equal([
      [712, DAY + 60_000 - 8 * 3_600_000],
    ]);
  });

  it("takes frames byte by byte, glued together, and with garbage between them", async () => {
    await start();
    const peer = await dial();
    for (const byte of realTime(1)) peer.send(Buffer.of(byte));
    peer.send(Buffer.concat([realTime(2), realTime(3), Buffer.from("hello"), realTime(4)]));
    expect(await peer.answers(4)).to.deep.equal([1, 2, 3, 4].map((n) => answerOf(n)));
    expect(rejected()).to.deep.equal([["HJ212_GARBAGE", 7]]);
  });

  it("has many frames under way, and answers in their order", async () => {
    await start();
    const peer = await dial();
    intake.hold();
    const numbers = Array.from({ length: 200 }, (_, n) => n + 1);
    peer.send(Buffer.concat(numbers.map((n) => realTime(n))));
    await intake.framesCame(200);
    intake.release();
    expect(await peer.answers(200)).to.deep.equal(numbers.map((n) => answerOf(n)));
  });

  it("does not read on while too many frames are under way", async () => {
    await start({ inFlight: 8 });
    const peer = await dial();
    intake.hold();
    const count = 10_000;
    for (let n = 1; n <= count; n++) peer.send(realTime(n));
    await intake.framesCame(8);
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(intake.frames.length).to.be.below(2000); // what one read brings
    intake.release();
    expect((await peer.answers(count)).at(-1)).to.equal(answerOf(count));
  });

  it("goes on after a damaged frame, and says nothing to it in 2017's dialect", async () => {
    await start();
    const peer = await dial();
    const wrongCrc = realTime(1).toString("latin1").replace("7.12", "8.12");
    const wrongLength = realTime(2).toString("latin1").replace("##0", "##1");
    peer.send(wrongCrc, wrongLength, realTime(3).subarray(0, 50), realTime(4));
    expect(await peer.answers(1)).to.deep.equal([answerOf(4)]);
    expect(rejected().map(([code]) => code)).to.deep.equal([
      "HJ212_CRC_WRONG",
      "HJ212_LENGTH_WRONG",
      "HJ212_FRAME_CUT",
    ]);
    expect(intake.rejections[0]?.raw.length).to.equal(wrongCrc.length - 2);
  });

  it("answers in the surface-water dialect what that has words for", async () => {
    await start();
    const peer = await dial();
    intake.refuseNext("BRIDGE_BUSY");
    peer.send(realTime(1, { flag: 9, mn: "MS" }), realTime(2, { flag: 9, mn: "MS" }));
    peer.send(realTime(3, { flag: 9, mn: "MS" }).toString("latin1").replace("7.12", "8.12"));
    const answer = (n: number, code: number) => `QN=${qn(n)};ST=91;CN=9014;PW=123456;MN=MS;Flag=8;CP=&&QnRtn=${code}&&`;
    expect(await peer.answers(3)).to.deep.equal([answer(1, 9), answer(2, 1), answer(3, 99)]);
    expect(server.counters).to.include({ postponed: 1, lost: 0 });
  });

  it("answers 2005 in its own words, and reads frames that have neither QN nor Flag", async () => {
    await start();
    const peer = await dial();
    const old = encodeFrame("ST=32;CN=2011;PW=;MN=M5;CP=&&DataTime=20160801085857;w01001-Rtd=7&&");
    peer.send(old, realTime(1, { flag: 1, mn: "M5" }));
    expect(await peer.answers(1)).to.deep.equal([`ST=91;CN=9014;PW=123456;MN=M5;Flag=0;CP=&&QN=${qn(1)};CN=2011&&`]);
    expect(intake.frames).to.have.length(2);
    expect(server.counters.anomalous).to.equal(1);
  });

  it("refuses unknown devices, wrong passwords and commands", async () => {
    await start();
    const peer = await dial();
    peer.send(realTime(1, { mn: "M2" }), realTime(2, { pw: "654321" }), realTime(3, { mn: "M2", flag: 4 }));
    peer.send(
      encodeFrame(`${header(4, "1072", 5)}CP=&&NewPW=654321&&`),
      encodeFrame(`${header(5, "7777", 5)}CP=&&x=1&&`),
    );
    peer.send(encodeFrame(`${header(6, "2061", 5)}CP=&&BeginTime=20160801080000,EndTime=20160801080000&&`));
    const answer = (n: number, code: number, mn = "M1", pw = "123456") =>
      `QN=${qn(n)};ST=91;CN=9011;PW=${pw};MN=${mn};Flag=4;CP=&&QnRtn=${code}&&`;
    expect(await peer.answers(5)).to.deep.equal([
      answer(1, 4, "M2"),
      answer(2, 3, "M1", "654321"),
      answer(4, 2),
      answer(5, 8),
      answer(6, 2),
    ]);
    expect(rejected()).to.deep.equal([
      ["HJ212_DEVICE_UNKNOWN", 0],
      ["HJ212_PASSWORD_WRONG", 7],
      ["HJ212_DEVICE_UNKNOWN", 0],
      ["HJ212_COMMAND_REFUSED", 7],
      ["HJ212_COMMAND_REFUSED", 7],
      ["HJ212_COMMAND_REFUSED", 7],
    ]);
    expect(intake.frames).to.deep.equal([]);
  });

  it("answers notices, sets a clock that is asked for, and lets answers and signs of life pass", async () => {
    await start();
    const peer = await dial();
    peer.send(encodeFrame(`${header(1, "9011", 4)}CP=&&QnRtn=1&&`), encodeFrame(`${header(2, "9015", 4)}CP=&&&&`));
    peer.send(encodeFrame(`${header(3, "9015", 5)}CP=&&&&`), encodeFrame(`${header(4, "1013", 5)}CP=&&PolId=w01018&&`));
    expect(await peer.answers(3)).to.deep.equal([
      `QN=${qn(3)};ST=91;CN=9013;PW=123456;MN=M1;Flag=4;CP=&&&&`,
      `QN=${qn(4)};ST=91;CN=9013;PW=123456;MN=M1;Flag=4;CP=&&&&`,
      "QN=19700102080000000;ST=32;CN=1012;PW=123456;MN=M1;Flag=5;CP=&&PolId=w01018;SystemTime=19700102080000&&",
    ]);
    expect([intake.frames, intake.rejections]).to.deep.equal([[], []]);
  });

  it("keeps uploads without measured values as evidence", async () => {
    await start();
    const peer = await dial();
    peer.send(encodeFrame(`${header(1, "2021", 5)}CP=&&DataTime=20160801085857;SB1-RS=1&&`));
    expect(await peer.answers(1)).to.deep.equal([answerOf(1)]);
    expect(intake.frames.map(({ observations }) => observations)).to.deep.equal([[]]);
  });

  it("takes what it can of an upload, and refuses one without a time", async () => {
    await start();
    const peer = await dial();
    const items = "w01001-Rtd=7;w01010-Rtd=NaN;w01014-Rtd=-;w99999-Rtd=1";
    peer.send(encodeFrame(`${header(1, "2011", 5)}CP=&&DataTime=20160801085857;${items}&&`));
    peer.send(encodeFrame(`${header(2, "2011", 5)}CP=&&${items}&&`));
    peer.send(encodeFrame(`${header(3, "2011", 5)}CP=&&DataTime=20160801085857;w99999-Rtd=1&&`));
    expect(await peer.answers(3)).to.deep.equal([
      answerOf(1),
      `QN=${qn(2)};ST=91;CN=9011;PW=123456;MN=M1;Flag=4;CP=&&QnRtn=2&&`,
      answerOf(3),
    ]);
    expect(intake.frames.map(({ observations }) => observations.length)).to.deep.equal([1]);
    expect(rejected().map(([code]) => code)).to.have.members([
      "VALUE_NOT_DECIMAL",
      "HJ212_PARAMETER_UNKNOWN",
      "HJ212_TIME_INVALID",
      "HJ212_PARAMETER_UNKNOWN",
    ]);
  });

  it("refuses what a logger with a dead battery sends, which no batch could hold, and goes on", async () => {
    await start();
    const peer = await dial();
    peer.send(encodeFrame(`${header(1, "2011", 5)}CP=&&DataTime=19700101000000;w01001-Rtd=7&&`), realTime(2));
    expect(await peer.answers(2)).to.deep.equal([
      `QN=${qn(1)};ST=91;CN=9011;PW=123456;MN=M1;Flag=4;CP=&&QnRtn=2&&`,
      answerOf(2),
    ]);
    expect(rejected()).to.deep.equal([["HJ212_TIME_INVALID", 7]]);
  });

  it("leaves a frame unanswered that the intake does not take, so that it comes again", async () => {
    await start();
    const peer = await dial();
    intake.refuseNext("BRIDGE_BUSY", "QUOTA_EXCEEDED", "STORE_FAILED");
    peer.send(realTime(1), realTime(2), realTime(3), realTime(1), realTime(1), realTime(1));
    expect(await peer.answers(3)).to.deep.equal([answerOf(1), answerOf(1), answerOf(1)]);
    expect(intake.frames).to.have.length(3);
    expect(server.counters).to.include({ frames: 6, postponed: 3, lost: 0 });
    expect(rejected(), "of these only the mad logger is on record").to.deep.equal([["QUOTA_EXCEEDED", 7]]);
  });

  it("tries again itself where nobody will", async () => {
    const still = testClock(DAY);
    const sleep = (ms: number, signal?: AbortSignal) => (ms < 1000 ? Promise.resolve() : still.sleep(ms, signal));
    await start({}, { clock: { now: still.now, sleep } });
    const peer = await dial();
    intake.refuseNext("BRIDGE_BUSY", "STORE_FAILED");
    peer.send(realTime(1, { flag: 4 }));
    await intake.framesCame(1);
    peer.send(realTime(2));
    await peer.answers(1);
    intake.refuseNext("QUOTA_EXCEEDED");
    peer.send(realTime(3, { flag: 4 }), realTime(4));
    await peer.answers(1);
    expect(intake.frames).to.have.length(3);
    expect(server.counters).to.include({ postponed: 0, lost: 1 });
    expect(rejected(), "what is lost is on record").to.deep.equal([["QUOTA_EXCEEDED", 7]]);
  });

  it("survives a client that dies in the middle of a frame", async () => {
    await start();
    const peer = await dial();
    peer.send(realTime(1));
    await peer.answers(1);
    peer.send(realTime(2).subarray(0, 60));
    peer.socket.end();
    await intake.rejectionsCame(1);
    expect(rejected()).to.deep.equal([["HJ212_FRAME_CUT", 7]]);
    const killed = await dial();
    intake.hold();
    killed.send(realTime(3));
    await intake.framesCame(2);
    killed.socket.resetAndDestroy();
    await killed.closed;
    intake.release();
    const next = await dial();
    next.send(realTime(3));
    expect(await next.answers(1)).to.deep.equal([answerOf(3)]);
  });

  it("answers what it took from a client that only listens any more", async () => {
    await start();
    const peer = await dial();
    intake.hold();
    peer.send(realTime(1));
    peer.socket.end();
    await intake.framesCame(1);
    intake.release();
    expect(await peer.answers(1)).to.deep.equal([answerOf(1)]);
    await peer.closed;
  });

  it("puts split messages together, over two connections and in any order", async () => {
    await start();
    const [one, two] = [await dial(), await dial()];
    const split = (answer: boolean) =>
      encodeUpload({
        qn: qn(1),
        st: "32",
        cn: "2061",
        pw: "123456",
        mn: "M1",
        version: 1,
        answer,
        dataTime: "20160801080000",
        items: Array.from({ length: 40 }, (_, n) => ({
          code: n === 0 ? "w01001" : n === 39 ? "w01018" : "w00000",
          values: n > 0 && n < 39 ? { Min: "1.000", Max: "1.000", Cou: "63.0" } : { Avg: "7.1", Flag: "N" },
        })),
      });
    const parts = split(false);
    expect(parts.length).to.be.above(1);
    const last = parts.length - 1;
    two.send(parts[last] as Buffer, parts[last] as Buffer, realTime(2));
    await two.answers(1);
    one.send(...parts.slice(0, last), realTime(3));
    await one.answers(1);
    const whole = intake.frames.find(({ observations }) => observations.length === 2);
    expect(whole?.observations.map(({ sensor }) => sensor.parameter)).to.deep.equal(["w01001-hour", "w01018-hour"]);
    expect(`${Buffer.from(whole?.raw ?? [])}`).to.equal(parts.map((part) => part.toString().trimEnd()).join(""));

    // Where each part wants an answer it is durable, and answered, before the next has to come.
    const before = intake.frames.length;
    for (const [index, part] of split(true).entries()) {
      one.send(part);
      const [answer] = await one.answers(1);
      expect(answer).to.contain(`QN=${String(BigInt(qn(1)) + BigInt(index)).padStart(17, "0")};ST=91;CN=9014`);
    }
    expect(intake.frames.length - before).to.equal(parts.length);
  });

  it("writes down which parts never came, and takes the others", async () => {
    const clock = testClock(DAY);
    await start({}, { clock });
    const peer = await dial();
    const part = (pno: number, value: string) =>
      encodeFrame(`${header(1, "2061", 6)}PNUM=3;PNO=${pno};CP=&&DataTime=20160801080000;w01001-Avg=${value}&&`);
    peer.send(part(2, "7.1"), part(2, "7.2"), realTime(1));
    await peer.answers(1);
    expect(rejected()).to.deep.equal([["HJ212_PART_CONFLICT", 7]]);
    await clock.asleep();
    clock.advance(60_000);
    await intake.framesCame(2);
    expect(intake.rejections[1]).to.include({ code: "HJ212_PARTS_MISSING", station: 7 });
    expect(intake.rejections[1]?.detail).to.contain("1, 3");
    expect(intake.frames[1]?.observations.map(({ text }) => text)).to.deep.equal(["7.1"]);
  });

  it("closes connections that are silent, strange, or one too many of a device", async () => {
    const clock = testClock(DAY);
    await start({ strangerTimeout: 10_000, idleTimeout: 20_000, garbage: 5_000 }, { clock });
    const [known, silent, strange] = [await dial(), await dial(), await dial()];
    known.send(realTime(1));
    await known.answers(1);
    strange.send("x".repeat(6_000));
    await strange.closed;
    await clock.asleep();
    clock.advance(10_000);
    await silent.closed;
    const second = await dial();
    second.send(realTime(2));
    await second.answers(1);
    expect(known.socket.destroyed).to.equal(false);
    const third = await dial();
    third.send(realTime(3));
    await Promise.all([third.answers(1), known.closed]);
    await clock.asleep();
    clock.advance(20_000);
    await Promise.all([second.closed, third.closed]);
  });

  it("closes a connection that sends nothing but frames of unknown devices", async () => {
    await start({ garbage: 5_000 });
    const peer = await dial();
    for (let n = 1; n < 60; n++) peer.send(realTime(n, { mn: "M2", flag: 4 }));
    await peer.closed;
    expect(intake.rejections.length).to.be.above(10);
  });

  it("lets in no more connections than it may", async () => {
    await start({ maxConnections: 1 });
    const peer = await dial();
    peer.send(realTime(1));
    await peer.answers(1);
    const other = await dial();
    await other.closed;
    expect(server.connections()).to.equal(1);
  });

  it("answers what it took before it closes", async () => {
    await start();
    const peer = await dial();
    intake.hold();
    peer.send(realTime(1), realTime(2));
    await intake.framesCame(2);
    const answers = peer.answers(2);
    const closed = server.close();
    intake.release();
    expect(await answers).to.deep.equal([answerOf(1), answerOf(2)]);
    await Promise.all([closed, peer.closed]);
  });

  it("speaks TLS where it is told to", async () => {
    // A shared key spares the test a certificate.
    const psk = Buffer.alloc(16, 7);
    const shared = { ciphers: "PSK-AES128-GCM-SHA256", maxVersion: "TLSv1.2" } as const;
    await start({ tls: { ...shared, pskCallback: () => psk } });
    const plain = await dial();
    plain.send(realTime(1));
    await plain.closed;
    const socket = connectTls({
      ...shared,
      port: server.port,
      host: "127.0.0.1",
      checkServerIdentity: () => undefined,
      pskCallback: () => ({ psk, identity: "logger" }),
    });
    await once(socket, "secureConnect");
    const peer = peerOf(socket);
    peers.push(peer);
    peer.send(realTime(2));
    expect(await peer.answers(1)).to.deep.equal([answerOf(2)]);
    expect(intake.frames).to.have.length(1);
    const silent = await dial(); // never shakes hands, and does not hold up the end
    await server.close();
    await silent.closed;
  });

  it("says so when its port is taken", async () => {
    await start();
    const second = startHj212Server(
      { host: "127.0.0.1", port: server.port, devices: {} },
      { intake, registry: fixedRegistry([]), convert: () => ({ numerator: 1n, denominator: 1n, addend: 0n }) },
    );
    expect(await second.catch((error) => error.code)).to.equal("EADDRINUSE");
  });
});
