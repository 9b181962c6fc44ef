import { expect } from "chai";
import { encodeFrame, encodeUpload } from "../../../../../src/bridge/model/hj212/encode.ts";
import { testClock } from "../../../../../src/testing/clock.ts";
import {
  answerOf,
  DAY,
  type Hj212Bench,
  header,
  hj212Bench,
  qn,
  realTime,
} from "../../../../../src/testing/hj212-bench.ts";

describe("HJ 212 server", () => {
  let bench: Hj212Bench;
  beforeEach(() => {
    bench = hj212Bench();
  });
  afterEach(() => bench.close());

  it("answers an upload that wants it, and only once it is durable", async () => {
    await bench.start();
    const peer = await bench.dial();
    bench.intake.hold();
    peer.send(realTime(1, { flag: 4 }), realTime(2));
    await bench.intake.framesCame(2);
    let answered = false;
    const answers = peer.answers(1).finally(() => {
      answered = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).to.equal(false);
    bench.intake.release();
    expect(await answers).to.deep.equal([answerOf(2)]);
    const [frame] = bench.intake.frames;
    expect(frame).to.deep.include({ source: "hj212", station: 7, receivedAt: DAY });
    expect(`${Buffer.from(frame?.raw ?? [])}\r\n`).to.equal(realTime(1, { flag: 4 }).toString());
    expect(frame?.observations.map(({ value, observedAt }) => [value, observedAt])).to.deep.equal([
      [712, DAY + 60_000 - 8 * 3_600_000],
    ]);
  });

  it("takes frames byte by byte, glued together, and with garbage between them", async () => {
    await bench.start();
    const peer = await bench.dial();
    for (const byte of realTime(1)) peer.send(Buffer.of(byte));
    peer.send(Buffer.concat([realTime(2), realTime(3), Buffer.from("hello"), realTime(4)]));
    expect(await peer.answers(4)).to.deep.equal([1, 2, 3, 4].map((n) => answerOf(n)));
    expect(bench.rejected()).to.deep.equal([["HJ212_GARBAGE", 7]]);
  });

  it("has many frames under way, and answers in their order", async () => {
    await bench.start();
    const peer = await bench.dial();
    bench.intake.hold();
    const numbers = Array.from({ length: 200 }, (_, n) => n + 1);
    peer.send(Buffer.concat(numbers.map((n) => realTime(n))));
    await bench.intake.framesCame(200);
    bench.intake.release();
    expect(await peer.answers(200)).to.deep.equal(numbers.map((n) => answerOf(n)));
  });

  it("does not read on while too many frames are under way", async () => {
    await bench.start({ inFlight: 8 });
    const peer = await bench.dial();
    bench.intake.hold();
    const count = 10_000;
    for (let n = 1; n <= count; n++) peer.send(realTime(n));
    await bench.intake.framesCame(8);
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(bench.intake.frames.length).to.be.below(2000); // what one read brings
    bench.intake.release();
    expect((await peer.answers(count)).at(-1)).to.equal(answerOf(count));
  });

  it("goes on after a damaged frame, and says nothing to it in 2017's dialect", async () => {
    await bench.start();
    const peer = await bench.dial();
    const wrongCrc = realTime(1).toString("latin1").replace("7.12", "8.12");
    const wrongLength = realTime(2).toString("latin1").replace("##0", "##1");
    peer.send(wrongCrc, wrongLength, realTime(3).subarray(0, 50), realTime(4));
    expect(await peer.answers(1)).to.deep.equal([answerOf(4)]);
    expect(bench.rejected().map(([code]) => code)).to.deep.equal([
      "HJ212_CRC_WRONG",
      "HJ212_LENGTH_WRONG",
      "HJ212_FRAME_CUT",
    ]);
    expect(bench.intake.rejections[0]?.raw.length).to.equal(wrongCrc.length - 2);
  });

  it("answers in the surface-water dialect what that has words for", async () => {
    await bench.start();
    const peer = await bench.dial();
    bench.intake.refuseNext("BRIDGE_BUSY");
    peer.send(realTime(1, { flag: 9, mn: "MS" }), realTime(2, { flag: 9, mn: "MS" }));
    peer.send(realTime(3, { flag: 9, mn: "MS" }).toString("latin1").replace("7.12", "8.12"));
    const answer = (n: number, code: number) => `QN=${qn(n)};ST=91;CN=9014;PW=123456;MN=MS;Flag=8;CP=&&QnRtn=${code}&&`;
    expect(await peer.answers(3)).to.deep.equal([answer(1, 9), answer(2, 1), answer(3, 99)]);
    expect(bench.server.counters).to.include({ postponed: 1, lost: 0 });
  });

  it("answers 2005 in its own words, and reads frames that have neither QN nor Flag", async () => {
    await bench.start();
    const peer = await bench.dial();
    const old = encodeFrame("ST=32;CN=2011;PW=;MN=M5;CP=&&DataTime=20160801085857;w01001-Rtd=7&&");
    peer.send(old, realTime(1, { flag: 1, mn: "M5" }));
    expect(await peer.answers(1)).to.deep.equal([`ST=91;CN=9014;PW=123456;MN=M5;Flag=0;CP=&&QN=${qn(1)};CN=2011&&`]);
    expect(bench.intake.frames).to.have.length(2);
    expect(bench.server.counters.anomalous).to.equal(1);
  });

  it("refuses unknown devices, wrong passwords and commands", async () => {
    await bench.start();
    const peer = await bench.dial();
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
    expect(bench.rejected()).to.deep.equal([
      ["HJ212_DEVICE_UNKNOWN", 0],
      ["HJ212_PASSWORD_WRONG", 7],
      ["HJ212_DEVICE_UNKNOWN", 0],
      ["HJ212_COMMAND_REFUSED", 7],
      ["HJ212_COMMAND_REFUSED", 7],
      ["HJ212_COMMAND_REFUSED", 7],
    ]);
    expect(bench.intake.frames).to.deep.equal([]);
  });

  it("answers notices, sets a clock that is asked for, and lets answers and signs of life pass", async () => {
    await bench.start();
    const peer = await bench.dial();
    peer.send(encodeFrame(`${header(1, "9011", 4)}CP=&&QnRtn=1&&`), encodeFrame(`${header(2, "9015", 4)}CP=&&&&`));
    peer.send(encodeFrame(`${header(3, "9015", 5)}CP=&&&&`), encodeFrame(`${header(4, "1013", 5)}CP=&&PolId=w01018&&`));
    expect(await peer.answers(3)).to.deep.equal([
      `QN=${qn(3)};ST=91;CN=9013;PW=123456;MN=M1;Flag=4;CP=&&&&`,
      `QN=${qn(4)};ST=91;CN=9013;PW=123456;MN=M1;Flag=4;CP=&&&&`,
      "QN=19700102080000000;ST=32;CN=1012;PW=123456;MN=M1;Flag=5;CP=&&PolId=w01018;SystemTime=19700102080000&&",
    ]);
    expect([bench.intake.frames, bench.intake.rejections]).to.deep.equal([[], []]);
  });

  it("puts split messages together, over two connections and in any order", async () => {
    await bench.start();
    const [one, two] = [await bench.dial(), await bench.dial()];
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
    const whole = bench.intake.frames.find(({ observations }) => observations.length === 2);
    expect(whole?.observations.map(({ sensor }) => sensor.parameter)).to.deep.equal(["w01001-hour", "w01018-hour"]);
    expect(`${Buffer.from(whole?.raw ?? [])}`).to.equal(parts.map((part) => part.toString().trimEnd()).join(""));

    // Where each part wants an answer it is durable, and answered, before the next has to come.
    const before = bench.intake.frames.length;
    for (const [index, part] of split(true).entries()) {
      one.send(part);
      const [answer] = await one.answers(1);
      expect(answer).to.contain(`QN=${String(BigInt(qn(1)) + BigInt(index)).padStart(17, "0")};ST=91;CN=9014`);
    }
    expect(bench.intake.frames.length - before).to.equal(parts.length);
  });

  it("writes down which parts never came, and takes the others", async () => {
    const clock = testClock(DAY);
    await bench.start({}, { clock });
    const peer = await bench.dial();
    const part = (pno: number, value: string) =>
      encodeFrame(`${header(1, "2061", 6)}PNUM=3;PNO=${pno};CP=&&DataTime=20160801080000;w01001-Avg=${value}&&`);
    peer.send(part(2, "7.1"), part(2, "7.2"), realTime(1));
    await peer.answers(1);
    expect(bench.rejected()).to.deep.equal([["HJ212_PART_CONFLICT", 7]]);
    await clock.asleep();
    clock.advance(60_000);
    await bench.intake.framesCame(2);
    expect(bench.intake.rejections[1]).to.include({ code: "HJ212_PARTS_MISSING", station: 7 });
    expect(bench.intake.rejections[1]?.detail).to.contain("1, 3");
    expect(bench.intake.frames[1]?.observations.map(({ text }) => text)).to.deep.equal(["7.1"]);
  });
});
