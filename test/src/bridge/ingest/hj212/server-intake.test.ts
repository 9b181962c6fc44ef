import { expect } from "chai";
import { encodeFrame } from "../../../../../src/bridge/model/hj212/encode.ts";
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

describe("HJ 212 server and its intake", () => {
  let bench: Hj212Bench;
  beforeEach(() => {
    bench = hj212Bench();
  });
  afterEach(() => bench.close());

  it("keeps uploads without measured values as evidence", async () => {
    await bench.start();
    const peer = await bench.dial();
    peer.send(encodeFrame(`${header(1, "2021", 5)}CP=&&DataTime=20160801085857;SB1-RS=1&&`));
    expect(await peer.answers(1)).to.deep.equal([answerOf(1)]);
    expect(bench.intake.frames.map(({ observations }) => observations)).to.deep.equal([[]]);
  });

  it("takes what it can of an upload, and refuses one without a time", async () => {
    await bench.start();
    const peer = await bench.dial();
    const items = "w01001-Rtd=7;w01010-Rtd=NaN;w01014-Rtd=-;w99999-Rtd=1";
    peer.send(encodeFrame(`${header(1, "2011", 5)}CP=&&DataTime=20160801085857;${items}&&`));
    peer.send(encodeFrame(`${header(2, "2011", 5)}CP=&&${items}&&`));
    peer.send(encodeFrame(`${header(3, "2011", 5)}CP=&&DataTime=20160801085857;w99999-Rtd=1&&`));
    expect(await peer.answers(3)).to.deep.equal([
      answerOf(1),
      `QN=${qn(2)};ST=91;CN=9011;PW=123456;MN=M1;Flag=4;CP=&&QnRtn=2&&`,
      answerOf(3),
    ]);
    expect(bench.intake.frames.map(({ observations }) => observations.length)).to.deep.equal([1]);
    expect(bench.rejected().map(([code]) => code)).to.have.members([
      "VALUE_NOT_DECIMAL",
      "HJ212_PARAMETER_UNKNOWN",
      "HJ212_TIME_INVALID",
      "HJ212_PARAMETER_UNKNOWN",
    ]);
  });

  it("refuses what a logger with a dead battery sends, which no batch could hold, and goes on", async () => {
    await bench.start();
    const peer = await bench.dial();
    peer.send(encodeFrame(`${header(1, "2011", 5)}CP=&&DataTime=19700101000000;w01001-Rtd=7&&`), realTime(2));
    expect(await peer.answers(2)).to.deep.equal([
      `QN=${qn(1)};ST=91;CN=9011;PW=123456;MN=M1;Flag=4;CP=&&QnRtn=2&&`,
      answerOf(2),
    ]);
    expect(bench.rejected()).to.deep.equal([["HJ212_TIME_INVALID", 7]]);
  });

  it("leaves a frame unanswered that the intake does not take, so that it comes again", async () => {
    await bench.start();
    const peer = await bench.dial();
    bench.intake.refuseNext("BRIDGE_BUSY", "QUOTA_EXCEEDED", "STORE_FAILED");
    peer.send(realTime(1), realTime(2), realTime(3), realTime(1), realTime(1), realTime(1));
    expect(await peer.answers(3)).to.deep.equal([answerOf(1), answerOf(1), answerOf(1)]);
    expect(bench.intake.frames).to.have.length(3);
    expect(bench.server.counters).to.include({ frames: 6, postponed: 3, lost: 0 });
    expect(bench.rejected(), "of these only the mad logger is on record").to.deep.equal([["QUOTA_EXCEEDED", 7]]);
  });

  it("tries again itself where nobody will", async () => {
    const still = testClock(DAY);
    const sleep = (ms: number, signal?: AbortSignal) => (ms < 1000 ? Promise.resolve() : still.sleep(ms, signal));
    await bench.start({}, { clock: { now: still.now, sleep } });
    const peer = await bench.dial();
    bench.intake.refuseNext("BRIDGE_BUSY", "STORE_FAILED");
    peer.send(realTime(1, { flag: 4 }));
    await bench.intake.framesCame(1);
    peer.send(realTime(2));
    await peer.answers(1);
    bench.intake.refuseNext("QUOTA_EXCEEDED");
    peer.send(realTime(3, { flag: 4 }), realTime(4));
    await peer.answers(1);
    expect(bench.intake.frames).to.have.length(3);
    expect(bench.server.counters).to.include({ postponed: 0, lost: 1 });
    expect(bench.rejected(), "what is lost is on record").to.deep.equal([["QUOTA_EXCEEDED", 7]]);
  });
});
