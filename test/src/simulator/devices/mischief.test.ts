import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { expect } from "chai";
import { parsePiece } from "../../../../src/bridge/ingest/hj212/frame-parser.ts";
import { FrameSplitter } from "../../../../src/bridge/ingest/hj212/splitter.ts";
import { encodeFrame } from "../../../../src/bridge/model/hj212/encode.ts";
import { TALLY_RIVER } from "../../../../src/simulator/definition.ts";
import { hj212Garbage, SENML_GARBAGE } from "../../../../src/simulator/devices/mischief/garbage.ts";
import { sendGarbage } from "../../../../src/simulator/devices/mischief/garbage-sender.ts";
import { runMadLogger } from "../../../../src/simulator/devices/mischief/mad-logger.ts";
import { absurdValues, dayAhead } from "../../../../src/simulator/devices/mischief/readings.ts";
import { createRandom } from "../../../../src/simulator/random.ts";
import { riverReadings } from "../../../../src/simulator/river/river.ts";
import { hastyClock } from "../../../../src/testing/clock.ts";

const FROM = Date.UTC(2026, 5, 1);
const readings = [...riverReadings({ seed: 1, stations: TALLY_RIVER.slice(0, 1), from: FROM, to: FROM + 3_600_000 })];

describe("mischief", () => {
  let server: Server;
  let sockets: Socket[];
  let take: (bytes: Buffer, socket: Socket) => void;
  beforeEach(async () => {
    sockets = [];
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => {});
      socket.on("data", (bytes) => take(bytes, socket));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const port = () => (server.address() as AddressInfo).port;

  it("has a clock a day ahead", () => {
    const ahead = dayAhead(readings);
    expect(ahead.map(({ observedAt }) => observedAt)).to.deep.equal(
      readings.map(({ observedAt }) => observedAt + 86_400_000),
    );
    expect(ahead.map(({ sentAt }) => sentAt)).to.deep.equal(readings.map(({ sentAt }) => sentAt));
  });

  it("has values that nobody measured", () => {
    const texts = new Set(
      absurdValues([...readings, ...readings, ...readings], createRandom(1)).map(({ text }) => text),
    );
    expect(texts).to.include("NaN").and.include("-99").and.include("1e308");
  });

  it("has a logger that waits for nobody, until it is thrown out", async () => {
    let got = 0;
    take = (bytes, socket) => {
      got += bytes.length;
      if (got > 100_000) socket.destroy();
    };
    const frame = encodeFrame("ST=21;CN=2011;PW=123456;MN=MAD;CP=&&DataTime=20260601080000;w01010-Rtd=20.0&&");
    const result = await runMadLogger({
      host: "127.0.0.1",
      port: port(),
      frame: () => frame,
      frames: Number.POSITIVE_INFINITY,
      clock: hastyClock(),
    });
    expect(result.thrownOut).to.equal(true);
    expect(result.written).to.be.greaterThan(1_000);
    expect(result.answers).to.equal(0);
  });

  it("has garbage for TCP: deterministic, and next to nothing in it reads as a frame", () => {
    const pieces = [...hj212Garbage(createRandom(3), 500)];
    expect(pieces).to.deep.equal([...hj212Garbage(createRandom(3), 500)]);
    const splitter = new FrameSplitter();
    let good = 0;
    for (const piece of pieces) for (const found of splitter.push(piece)) if (parsePiece(found).ok) good += 1;
    // One lie about the length in ten thousand is true, and a bit in the line end harms nothing.
    expect(good).to.be.below(pieces.length / 4);
  });

  it("sends garbage to a socket, and comes again when it is thrown out", async () => {
    let got = 0;
    let ended: () => void = () => {};
    const over = new Promise<void>((resolve) => {
      ended = resolve;
    });
    server.on("connection", (socket) =>
      socket.once("close", () => sockets.every(({ destroyed }) => destroyed) && ended()),
    );
    take = (bytes) => {
      got += bytes.length;
    };
    const pieces = [...hj212Garbage(createRandom(4), 60)];
    const { written } = await sendGarbage("127.0.0.1", port(), pieces, hastyClock());
    expect(written).to.equal(60);
    await over;
    expect(got).to.be.greaterThan(0);
  });

  it("has payloads for MQTT and HTTP that are no readings", () => {
    const parses = (text: string) => {
      try {
        return Array.isArray(JSON.parse(text));
      } catch {
        return false;
      }
    };
    expect(SENML_GARBAGE.filter(parses).length).to.be.within(5, SENML_GARBAGE.length - 5);
  });
});
