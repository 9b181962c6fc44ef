import { expect } from "chai";
import { Device } from "../../../../../src/bridge/ingest/hj212/device.ts";
import { Reassembly } from "../../../../../src/bridge/ingest/hj212/reassembly.ts";
import { type Hj212Counters, Session } from "../../../../../src/bridge/ingest/hj212/session.ts";
import { commandKind } from "../../../../../src/bridge/model/hj212/commands.ts";
import type { Hj212Device } from "../../../../../src/bridge/model/hj212/device.ts";
import { encodeFrame } from "../../../../../src/bridge/model/hj212/encode.ts";
import { fixedRegistry } from "../../../../../src/bridge/model/registry.ts";
import { silentLogger } from "../../../../../src/lib/logger.ts";
import { testClock } from "../../../../../src/testing/clock.ts";
import { riverStation } from "../../../../../src/testing/hj212.ts";
import { sensorOf } from "../../../../../src/testing/quality.ts";
import { type RecordingIntake, recordingIntake } from "../../../../../src/testing/recording-intake.ts";

const STATION = {
  ...riverStation(7),
  sensors: ["w01018-raw", "Leq-single", "a01901-5min", "w01001"].map((parameter, i) => sensorOf(i + 1, parameter, "1")),
};
const QN = "20260801085857223";
const answer = (cn: string, cp = "") => `QN=${QN};ST=91;CN=${cn};PW=123456;MN=M1;Flag=8;CP=&&${cp}&&`;

describe("HJ 212-2025", () => {
  let intake: RecordingIntake;
  let counters: Hj212Counters;
  let session: Session;

  const open = (device: Partial<Hj212Device> = {}) => {
    const registry = fixedRegistry([STATION]);
    const devices = new Map([
      ["M1", new Device("M1", { station: 7, dialect: "2025", ...device }, registry, () => null)],
    ]);
    intake = recordingIntake();
    counters = { frames: 0, anomalous: 0, rejected: 0, postponed: 0, lost: 0, unknown: 0 };
    session = new Session({
      intake,
      devices,
      counters,
      reassembly: new Reassembly(),
      clock: testClock(1_790_000_000_000),
      log: silentLogger,
      closing: new AbortController().signal,
    });
  };
  /** What the bridge answers, as its segment; "" for nothing. */
  const say = async (cn: string, cp: string, flag = 9) => {
    const segment = `QN=${QN};ST=32;CN=${cn};PW=123456;MN=M1;Flag=${flag};CP=&&${cp}&&`;
    const raw = encodeFrame(segment);
    const sent = await session.take({ kind: "frame", raw, segment, lowerCase: false });
    return sent?.toString("latin1").slice(6, -6) ?? "";
  };

  it("has uploads of its own: raw data of a sample, single measurements of noise, the furnace's temperature", async () => {
    open();
    const sample =
      "w01018-SampleTime=20260801080000,w01018-CompleteTime=20260801084200,w01018-SampleType=1,w01018-Avg=17.5";
    expect(await say("2013", `DataTime=20260801090000;${sample},w01018-Flag=N`)).to.equal(answer("9014"));
    expect(await say("2052", "DataTime=20260801090000;Leq-Data=55.1")).to.equal(answer("9014"));
    expect(await say("2111", "DataTime=20260801090000;a01901-Avg=871.25")).to.equal(answer("9014"));
    const observed = intake.frames.flatMap(({ observations }) => observations);
    expect(observed.map(({ sensor, text, observedAt }) => [sensor.parameter, text, observedAt])).to.deep.equal([
      ["w01018-raw", "17.5", Date.UTC(2026, 7, 1, 0)],
      ["Leq-single", "55.1", Date.UTC(2026, 7, 1, 1)],
      ["a01901-5min", "871.25", Date.UTC(2026, 7, 1, 1)],
    ]);
    expect(intake.rejections).to.deep.equal([]);
  });

  it("keeps checks against a standard, serial numbers and the wish for a key as evidence", async () => {
    open();
    expect(await say("2062", "DataTime=20260801090000;w01018-SampleRd=15.3")).to.equal(answer("9014"));
    expect(await say("1001", "i23005-Info=6970000000001;i23006-Info=CPU1")).to.equal(answer("9013"));
    expect(await say("1014", "SKCreateTime=20260801085857223")).to.equal(answer("9013"));
    expect(intake.frames.map(({ observations }) => observations.length)).to.deep.equal([0, 0, 0]);
    expect(intake.rejections).to.deep.equal([]);
  });

  it("answers signs of life, and refuses what only a host asks", async () => {
    open();
    expect(await say("9015", "")).to.equal(answer("9013"));
    expect(await say("9015", "", 8)).to.equal("");
    for (const cn of ["1002", "3022", "3024"])
      expect(await say(cn, "PolId=w01018")).to.equal(answer("9011", "QnRtn=2"));
    expect(await say("2013", "BeginTime=20260801080000,EndTime=20260801090000")).to.equal(answer("9011", "QnRtn=2"));
    expect(intake.frames).to.deep.equal([]);
  });

  it("is spoken where the station says so alone", () => {
    for (const cn of ["1001", "1002", "2013", "2052", "2111", "3022", "3024"]) {
      expect(commandKind(cn, "2025"), cn).not.to.equal("unknown");
      for (const dialect of ["2005", "2017", "surface-water-2017"] as const)
        expect(commandKind(cn, dialect), cn).to.equal("unknown");
    }
    expect([commandKind("1014", "2025"), commandKind("1014", "surface-water-2017")]).to.deep.equal([
      "notice",
      "request",
    ]);
  });

  it("may count a command that it does not have, and keep it as evidence", async () => {
    open();
    expect(await say("7777", "x=1")).to.equal(answer("9011", "QnRtn=8"));
    expect([intake.rejections.length, intake.frames.length, counters.unknown]).to.deep.equal([1, 0, 0]);

    open({ unknownCommands: "count" });
    expect(await say("7777", "DataTime=20260801090000;w01001-Rtd=7")).to.equal(answer("9014"));
    expect(await say("7778", "", 8)).to.equal("");
    expect([intake.rejections, counters.unknown, counters.rejected]).to.deep.equal([[], 2, 0]);
    expect(intake.frames.map(({ observations }) => observations.length)).to.deep.equal([0, 0]);
    expect(await say("1072", "NewPW=654321"), "a request is not unknown").to.equal(answer("9011", "QnRtn=2"));
  });
});
