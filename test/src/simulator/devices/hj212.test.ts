import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { expect } from "chai";
import { parsePiece } from "../../../../src/bridge/ingest/hj212/frame-parser.ts";
import type { Segment } from "../../../../src/bridge/ingest/hj212/segment.ts";
import { FrameSplitter } from "../../../../src/bridge/ingest/hj212/splitter.ts";
import { encodeAnswer, encodeCommand } from "../../../../src/bridge/model/hj212/encode.ts";
import { TALLY_RIVER } from "../../../../src/simulator/definition.ts";
import { createHj212Logger } from "../../../../src/simulator/devices/hj212/logger.ts";
import type { SimulatedReading } from "../../../../src/simulator/reading.ts";
import { riverReadings } from "../../../../src/simulator/river/river.ts";
import { hastyClock, testClock } from "../../../../src/testing/clock.ts";

const FROM = Date.UTC(2026, 5, 1);
const sent = [...riverReadings({ seed: 1, stations: TALLY_RIVER.slice(2, 3), from: FROM, to: FROM + 6 * 3_600_000 })];
const deviceId = TALLY_RIVER[2]?.plan.deviceId as string;

const answerTo = (segment: Segment, version = 1) =>
  encodeAnswer("9014", { qn: segment.qn, cn: segment.cn, pw: segment.pw, mn: segment.mn, version });

const keys = (readings: readonly SimulatedReading[]) =>
  new Set(readings.map(({ parameter, observedAt }) => `${parameter} ${observedAt}`));

describe("HJ 212 logger", () => {
  let server: Server;
  let port: number;
  const segments: Segment[] = [];
  let take: (segment: Segment, socket: Socket, n: number) => void;
  let greet: (socket: Socket) => void;
  beforeEach(async () => {
    segments.length = 0;
    greet = () => {};
    server = createServer((socket) => {
      const splitter = new FrameSplitter();
      socket.on("error", () => {});
      socket.on("data", (bytes) => {
        for (const piece of splitter.push(bytes)) {
          const parsed = parsePiece(piece);
          if (!parsed.ok) throw parsed.error;
          segments.push(parsed.segment);
          take(parsed.segment, socket, segments.length);
        }
      });
      greet(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

  const logger = (options: Partial<Parameters<typeof createHj212Logger>[0]> = {}) =>
    createHj212Logger({ host: "127.0.0.1", port, deviceId, clock: testClock(), ...options });

  it("uploads each moment, waits for 9014, and writes local time", async () => {
    take = (segment, socket) => socket.write(answerTo(segment));
    const device = logger();
    await device.send(sent);
    await device.close();
    expect(device.ledger.packs).to.deep.equal({ sent: 24, resent: 0, acknowledged: 24, refused: 0, givenUp: 0 });
    expect(device.ledger.acknowledged).to.have.length(sent.length);
    expect(segments).to.have.length(24);
    const [first] = segments;
    expect(first).to.include({ st: "21", cn: "2011", mn: deviceId, flag: 5, pnum: 0 });
    expect(first?.anomalies).to.deep.equal([]);
    expect(first?.items[0]).to.deep.equal([["DataTime", "20260601080000"]]);
    expect(first?.items[1]).to.deep.equal([
      ["w01010-Rtd", sent[0]?.text],
      ["w01010-Flag", "N"],
    ]);
    expect(new Set(segments.map(({ qn }) => qn)).size).to.equal(24);
  });

  it("splits uploads into numbered parts with one DataTime and QNs of their own", async () => {
    take = (segment, socket) => socket.write(answerTo(segment));
    const device = logger({ split: 3 });
    await device.send(sent.slice(0, 8));
    await device.close();
    expect(segments.map(({ pnum, pno, flag }) => ({ pnum, pno, flag }))).to.deep.equal(
      [1, 2, 3].map((pno) => ({ pnum: 3, pno, flag: 7 })),
    );
    expect(new Set(segments.map(({ qn }) => qn)).size).to.equal(3);
    expect(new Set(segments.map(({ items }) => JSON.stringify(items[0]))).size).to.equal(1);
    expect(device.ledger.acknowledged).to.have.length(8);
  });

  it("sends again after the timeout, three times at most", async () => {
    take = () => {};
    const device = logger({ clock: hastyClock() });
    await device.send(sent.slice(0, 8));
    await device.close();
    expect(device.ledger.packs).to.deep.equal({ sent: 1, resent: 3, acknowledged: 0, refused: 0, givenUp: 1 });
    expect(device.ledger.acknowledged).to.deep.equal([]);
  });

  it("waits ten seconds for an answer, by its clock", async () => {
    const clock = testClock();
    let heard: () => void;
    const second = new Promise<void>((resolve) => {
      heard = resolve;
    });
    take = (segment, socket, n) => {
      if (n === 1) void clock.asleep().then(() => clock.advance(10_000));
      else {
        socket.write(answerTo(segment));
        heard();
      }
    };
    const device = logger({ clock });
    await device.send(sent.slice(0, 8));
    await second;
    await device.close();
    expect(device.ledger.packs).to.include({ sent: 1, resent: 1, acknowledged: 1 });
    expect(segments[0]).to.deep.equal(segments[1]);
  });

  it("connects again and sends again what was not answered", async () => {
    take = (segment, socket, n) => {
      if (n === 4 || n === 25) socket.destroy();
      else socket.write(answerTo(segment));
    };
    const device = logger();
    await device.send(sent);
    await device.close();
    expect(device.ledger.packs).to.include({ sent: 24, acknowledged: 24, givenUp: 0 });
    expect(device.ledger.packs.resent).to.be.greaterThan(0);
    expect(keys(device.ledger.acknowledged)).to.deep.equal(keys(sent));
  });

  it("speaks as in 2005: no QN, one frame at a time, answers that name nothing", async () => {
    take = (segment, socket) => socket.write(answerTo(segment, 0));
    const device = logger({ dialect: "2005", split: 4 });
    await device.send(sent);
    await device.close();
    expect(device.ledger.acknowledged).to.deep.equal(sent);
    expect(segments.every(({ qn, flag, pnum }) => qn === "" && (flag === 1 || (flag === 3 && pnum === 2)))).to.equal(
      true,
    );
  });

  it("wants no answer where it is told so, and then calls nothing acknowledged", async () => {
    take = (_, socket, n) => n === 24 && socket.end();
    const device = logger({ dialect: "2005", answer: false });
    await device.send(sent);
    await device.close();
    expect(device.ledger.packs).to.include({ sent: 24, acknowledged: 0 });
    expect(device.ledger.acknowledged).to.deep.equal([]);
  });

  it("answers its host: 9011, then 9012, with the QN of the request", async () => {
    const request = encodeCommand({
      qn: "20260601080000000",
      st: "21",
      cn: "1000",
      pw: "123456",
      mn: deviceId,
      version: 1,
      answer: true,
      cp: "OverTime=10;ReCount=3",
    });
    greet = (socket) => socket.write(request);
    take = (segment, socket) => {
      if (segment.cn === "2011") socket.write(answerTo(segment));
    };
    const device = logger();
    await device.send(sent);
    await device.close();
    const answers = segments.filter(({ cn }) => cn.startsWith("90"));
    expect(answers.map(({ cn, qn, cp }) => ({ cn, qn, cp }))).to.deep.equal([
      { cn: "9011", qn: "20260601080000000", cp: "QnRtn=1" },
      { cn: "9012", qn: "20260601080000000", cp: "ExeRtn=1" },
    ]);
    expect(device.ledger.acknowledged).to.have.length(sent.length);
  });
});
