import { expect } from "chai";
import { type Absence, silenceIn, watchAbsence } from "../../../../src/bridge/ingest/absence.ts";
import { fixedRegistry } from "../../../../src/bridge/model/registry.ts";
import { type TestClock, testClock } from "../../../../src/testing/clock.ts";
import { type RecordingIntake, recordingIntake } from "../../../../src/testing/recording-intake.ts";
import { riverStation } from "../../../../src/testing/river-station.ts";
import { phFrame } from "../../../../src/testing/sealing.ts";

const MINUTE = 60_000;
const T = Date.UTC(2026, 6, 1) + 500;

describe("the watch for absent readings", () => {
  let clock: TestClock;
  let inner: RecordingIntake;
  let watch: Absence;
  const problems: unknown[] = [];
  const [ph, oxygen] = riverStation(1).sensors as [never, never];
  const stations = [{ ...riverStation(1), sensors: [ph, { ...(oxygen as object), interval: 0 } as never] }];

  beforeEach(() => {
    clock = testClock(T);
    inner = recordingIntake();
    problems.length = 0;
    watch = watchAbsence({
      stations: [1, 7],
      registry: fixedRegistry(stations),
      intake: inner,
      clock,
      onProblem: (error) => problems.push(error),
      most: 3,
      lookEvery: 1e9,
    });
  });
  afterEach(() => watch.close());

  const markersAfter = async (minutes: number) => {
    clock.advance(minutes * MINUTE);
    await watch.look();
    await watch.look();
    return inner.frames.filter(({ source }) => source === "bridge").length;
  };

  it("writes one marker after two intervals, one for each that follows, and not for ever", async () => {
    expect(await markersAfter(29)).to.equal(0);
    expect(await markersAfter(1)).to.equal(1);
    expect(await markersAfter(14)).to.equal(1);
    expect(await markersAfter(1)).to.equal(2);
    expect(await markersAfter(15)).to.equal(3);
    expect(await markersAfter(600)).to.equal(3);
    const [{ observations, ...frame }] = inner.frames as never as [{ observations: object[] }];
    expect(frame).to.deep.equal({ source: "bridge", station: 1, receivedAt: T + 30 * MINUTE, raw: new Uint8Array(0) });
    expect(observations).to.deep.equal([
      { sensor: ph, observedAt: T + 30 * MINUTE, value: null, text: "", sourceFlag: "B", counter: 0 },
    ]);
  });

  it("begins anew with each reading that comes, by the time of arrival", async () => {
    expect(await markersAfter(30)).to.equal(1);
    await watch.intake.accept(phFrame(T, 750));
    expect(await markersAfter(29)).to.equal(1);
    expect(await markersAfter(1)).to.equal(2);
  });

  it("never puts a marker where an instrument's reading can come", async () => {
    clock.advance(500);
    await markersAfter(30);
    expect(inner.frames[0]?.observations[0]?.observedAt).to.equal(T + 500 + 30 * MINUTE - 1);
  });

  it("tries again what the intake refused, and looks by itself", async () => {
    await watch.close();
    watch = watchAbsence({
      stations: [1],
      registry: fixedRegistry(stations),
      intake: inner,
      clock,
      onProblem: (error) => problems.push(error),
    });
    inner.refuseNext("BRIDGE_BUSY");
    await clock.asleep();
    clock.advance(30 * MINUTE);
    await clock.asleep();
    while (problems.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(problems).to.have.length(1);
    await clock.asleep();
    clock.advance(1_000);
    await inner.framesCame(1);
  });

  describe("of a store that several processes fill", () => {
    /** What the store has of the sensor, oldest first. */
    let stored: { receivedAt: number; sourceFlag: string }[];
    let ours: boolean;
    beforeEach(async () => {
      await watch.close();
      stored = [];
      ours = true;
      watch = watchAbsence({
        stations: [1],
        registry: fixedRegistry(stations),
        intake: inner,
        clock,
        onProblem: (error) => problems.push(error),
        most: 3,
        lookEvery: 1e9,
        isOurs: () => ours,
        silenceSince: silenceIn({ history: async (_sensor, _seq, count) => stored.slice(-count) as never }),
      });
    });

    it("writes none for what came to another, and none where another watches", async () => {
      stored = [{ receivedAt: T + 20 * MINUTE, sourceFlag: "N" }];
      expect(await markersAfter(30)).to.equal(0);
      expect(await markersAfter(20)).to.equal(1);
      stored.push({ receivedAt: T + 50 * MINUTE, sourceFlag: "B" });
      expect(await markersAfter(14)).to.equal(1);
      ours = false;
      expect(await markersAfter(60)).to.equal(1);
      ours = true;
      expect(await markersAfter(0)).to.equal(3);
    });

    it("goes on from the markers that another wrote", async () => {
      stored = [T - MINUTE, T + 30 * MINUTE, T + 45 * MINUTE].map((receivedAt) => ({ receivedAt, sourceFlag: "B" }));
      expect(await markersAfter(59)).to.equal(0);
      expect(await markersAfter(1)).to.equal(1);
    });
  });
});
