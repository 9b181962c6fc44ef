/** What loggers in the field get wrong, from the socket to the sealed batch: nothing of it stops the bridge, or goes unseen. */
import { once } from "node:events";
import { connect } from "node:net";
import { expect } from "chai";
import { type Hj212Server, startHj212Server } from "../../../src/bridge/ingest/hj212/server.ts";
import { createIntake, type RunningIntake } from "../../../src/bridge/ingest/intake.ts";
import { ucumUnits } from "../../../src/bridge/ingest/units.ts";
import { encodeFrame } from "../../../src/bridge/model/hj212/encode.ts";
import { fixedRegistry } from "../../../src/bridge/model/registry.ts";
import { runMadLogger } from "../../../src/simulator/devices/mischief/mad-logger.ts";
import { hastyClock, testClock } from "../../../src/testing/clock.ts";
import { RIVER, type SealingBench, sealingBench } from "../../../src/testing/sealing.ts";

const NOW = Date.UTC(2026, 6, 1, 1, 0, 30);
/** What a logger in Beijing writes at that time, and one whose clock is a day ahead. */
const TIME = "20260701090000";
const TOMORROW = "20260702090000";
const ANSWERED = 2;

const upload = (mn: string, cp: string, header = `QN=${TIME}123;ST=21;CN=2011;PW=123456;MN=${mn};Flag=4;`) =>
  encodeFrame(`${header}CP=&&${cp}&&`);
const ph = (value: string, time = TIME) => `DataTime=${time};w01001-Rtd=${value},w01001-Flag=N`;

describe("bad input, from the socket to the batch", () => {
  let bench: SealingBench;
  let intake: RunningIntake;
  let server: Hj212Server;
  beforeEach(async () => {
    bench = await sealingBench();
    const clock = testClock(NOW);
    intake = createIntake({
      store: bench.store,
      clock,
      quotaOf: () => ({ rate: 10, burst: 100 }),
      rejectionQuota: { rate: 1, burst: 50 },
    });
    const units = ucumUnits();
    const convert = (from: string, to: string) => units.conversion(from, to);
    const devices = { M1: { station: 1, dialect: "2017" }, M2: { station: 2, dialect: "2017" } } as const;
    server = await startHj212Server(
      { host: "127.0.0.1", port: 0, devices },
      { intake, registry: fixedRegistry(RIVER.stations), convert, clock },
    );
  });
  afterEach(async () => {
    await server.close();
    await intake.close();
    await bench.close();
  });

  /** Sends bytes over a connection of their own, and waits for the answer to a good frame behind them. */
  async function send(bytes: Buffer, mn = "M2"): Promise<void> {
    const socket = connect(server.port, "127.0.0.1");
    const header = `QN=${TIME}999;ST=21;CN=2011;PW=123456;MN=${mn};Flag=5;`;
    socket.write(Buffer.concat([bytes, upload(mn, ph("7.10"), header)]));
    await once(socket, "data");
    socket.destroy();
  }
  const codes = async (station: number) => (await bench.store.rejections(station, 0, 1_000)).map(({ code }) => code);

  /** Value, source flag, quality and tests of the readings of station 1, sealed and passed by another gateway's review. */
  async function sealed() {
    await bench.sealer().closeDue(1, NOW, true);
    const proposal = await bench.propose(1);
    await bench.reviewer().review(proposal);
    const { batch, verdicts } = (await bench.store.anchorOf(1, 1)) as NonNullable<
      Awaited<ReturnType<SealingBench["store"]["anchorOf"]>>
    >;
    const readings = await bench.store.readings(1, 1, batch.count);
    return readings.map(({ text, sourceFlag }, i) => [text, sourceFlag, verdicts[5 * i]]);
  }

  it("seals absurd values as they came, and fails them", async () => {
    const values = ["15.3", "51.6", "91.98", "-99.0"];
    const minute = (i: number) => `202607010900${String(i).padStart(2, "0")}`;
    for (const [i, value] of values.entries()) await send(upload("M1", ph(value, minute(i))));
    await send(upload("M1", `DataTime=${minute(5)};w01001-Rtd=0,w01001-Flag=D;w01009-Rtd=0,w01009-Flag=D`));
    await send(upload("M1", `DataTime=${minute(6)};w01001-Rtd=7.1,w01001-Flag=B;w01009-Flag=B`));
    expect(await sealed()).to.deep.equal([
      ...values.map((text) => [text, "N", 4]),
      ...[
        ["0", "D", 4],
        ["0", "D", 4],
        ["7.1", "B", 4],
      ],
      ["", "B", 9],
    ]);
    expect(await codes(1)).to.deep.equal([]);
  });

  it("refuses what is no number or no time, names why, and seals the rest of the frame", async () => {
    await send(upload("M1", `DataTime=${TIME};w01001-Rtd=NaN;w01009-Rtd=8.1`));
    await send(upload("M1", `DataTime=${TIME};w01001-Rtd=1e308`));
    await send(upload("M1", ph("7.1", "19700101000000")));
    await send(upload("M1", ph("7.1", "20260631090000")));
    expect(await sealed()).to.deep.equal([["8.1", "", 1]]);
    const wrong = ["VALUE_NOT_DECIMAL", "VALUE_OUT_OF_RANGE", "HJ212_TIME_INVALID", "HJ212_TIME_INVALID"];
    expect(await codes(1)).to.deep.equal(wrong);
  });

  it("doubts a clock that is a day ahead, and believes it no more than once", async () => {
    await send(Buffer.concat([upload("M1", ph("7.10", TOMORROW)), upload("M1", ph("7.12"))]));
    expect(await sealed()).to.deep.equal([
      ["7.10", "N", 3],
      ["7.12", "N", 1],
    ]);
    const { latest } = (await bench.propose(1)).batch;
    expect(
      latest.map(({ seq }) => seq),
      "it does not take the newest one's place on chain",
    ).to.deep.equal([2]);
  });

  it("tells a frame that comes three times from one that says something else", async () => {
    const frame = upload("M1", ph("7.10"));
    await send(Buffer.concat([frame, frame, frame, upload("M1", ph("7.90"))]));
    expect(await sealed()).to.deep.equal([
      ["7.10", "N", 1],
      ["7.90", "N", 4],
    ]);
    expect(await bench.store.tally(1)).to.include({ duplicates: 2, conflicts: 1 });
  });

  it("reads frames that end otherwise, and finds those in a file that was sent to the port", async () => {
    const frames = [0, 1, 2].map((i) => upload("M1", ph(`7.1${i}`, `2026070109000${i}`)).subarray(0, -2));
    const program = Buffer.concat([
      Buffer.from("MZ\x90\0\x03\0\0\0\x04"),
      Buffer.alloc(4_000, 0xff),
      Buffer.from("##12"),
    ]);
    await send(Buffer.concat([...frames.map((frame) => Buffer.concat([frame, Buffer.from("**")])), program]));
    expect((await sealed()).map(([text]) => text)).to.deep.equal(["7.10", "7.11", "7.12"]);
  });

  it("holds a mad logger to its quota, counts all that it sends, and serves the others meanwhile", async () => {
    const frames = 3_000;
    const time = (n: number) => new Date(Date.UTC(2026, 6, 1, 9) - n * 1_000).toISOString().replace(/[-:T]|\..*/g, "");
    const mad = runMadLogger({
      host: "127.0.0.1",
      port: server.port,
      frames,
      clock: hastyClock(),
      frame: (n) => upload("M1", ph("7.10", time(n))),
    });
    for (let i = 0; i < ANSWERED; i++) await send(Buffer.alloc(0));
    expect((await mad).written).to.equal(frames);
    while (server.counters.frames < frames + ANSWERED) await new Promise(setImmediate);
    await server.close();
    await intake.close();
    expect(await bench.store.lastSeq(1), "its burst, and no clock moved").to.equal(100);
    expect(await bench.store.lastSeq(2)).to.equal(1);
    expect(intake.stats().rejected).to.deep.equal([{ station: 1, code: "QUOTA_EXCEEDED", count: frames - 100 }]);
    const log = await bench.store.rejections(1, 0, 10_000);
    expect(log).to.have.length(51);
    expect(log.at(-1)).to.include({ code: "REJECTION_FLOOD" });
    expect(log.at(-1)?.detail).to.match(/: QUOTA_EXCEEDED 2850$/);
    await bench.sealer().closeDue(1, NOW, true);
    expect((await bench.propose(1)).batch.rejectLog, "it is sealed").not.to.match(/^0x0*$/);
  });
});
