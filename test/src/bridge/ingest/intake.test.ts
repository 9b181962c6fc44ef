import { expect } from "chai";
import { createIntake, type IntakeParameters } from "../../../../src/bridge/ingest/intake.ts";
import { bridgeError } from "../../../../src/bridge/model/errors.ts";
import type { Frame, Rejection } from "../../../../src/bridge/model/frame.ts";
import type { AppendResult } from "../../../../src/bridge/model/store.ts";
import { testClock } from "../../../../src/testing/clock.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { frame, observation, rejection, sweep, testSensor } from "../../../../src/testing/readings.ts";

const T = 1_000_000;

/** A store whose commits the test lets through one by one. */
function heldStore() {
  const groups: (readonly Frame[])[] = [];
  const rejected: (readonly Rejection[])[] = [];
  const held: { pass: () => void; fail: (error: unknown) => void }[] = [];
  const waiters: (() => void)[] = [];
  const last = new Map<number, number>();
  const hold = () =>
    new Promise<void>((pass, fail) => {
      held.push({ pass, fail });
      waiters.shift()?.();
    });
  return {
    groups,
    rejected,
    async append(frames: readonly Frame[]): Promise<AppendResult[]> {
      groups.push(frames);
      await hold();
      return frames.map(({ station, observations }) => {
        const lastSeq = (last.get(station) ?? 0) + observations.length;
        last.set(station, lastSeq);
        return { stored: observations.length, duplicates: 1, conflicts: 0, lastSeq };
      });
    },
    async appendRejections(rejections: readonly Rejection[]): Promise<void> {
      rejected.push(rejections);
      await hold();
    },
    /** Waits for a commit to begin and decides on it. */
    async decide(error?: unknown): Promise<void> {
      if (held.length === 0) await new Promise<void>((resolve) => waiters.push(resolve));
      const next = held.shift();
      if (error === undefined) next?.pass();
      else next?.fail(error);
    },
  };
}

const failed = () => bridgeError("STORE_FAILED", "the disk is full");

describe("intake", () => {
  let store: ReturnType<typeof heldStore>;
  const open = (changes: Partial<IntakeParameters> = {}) => createIntake({ store, clock: testClock(T), ...changes });
  const sizes = () => store.groups.map((group) => group.length);
  beforeEach(() => {
    store = heldStore();
  });

  it("answers a frame after its commit, not before", async () => {
    const intake = open();
    let answered = false;
    const receipt = intake.accept(sweep(1, T)).finally(() => {
      answered = true;
    });
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect([sizes(), answered]).to.deep.equal([[1], false]);
    await store.decide();
    expect(await receipt).to.include({ stored: 5, duplicates: 1, conflicts: 0 });
  });

  it("commits together what came in one turn, and what came while the commit before ran", async () => {
    const intake = open();
    const first = [intake.accept(sweep(1, T)), intake.accept(sweep(2, T))];
    await new Promise(setImmediate);
    const second = [3, 4, 5].map((station) => intake.accept(sweep(station, T)));
    await store.decide();
    await Promise.all(first);
    await store.decide();
    await Promise.all(second);
    expect(sizes()).to.deep.equal([2, 3]);
    expect(intake.stats()).to.deep.include({ frames: 5, stored: 25, duplicates: 5, groups: 2 });
  });

  it("takes nothing while the clock is ahead of the chain's time, and says that it may be sent again", async () => {
    let ahead: number | undefined = 3_600_000;
    const intake = open({ clockAhead: () => ahead });
    const error = await refused(intake.accept(sweep(1, T)), "CLOCK_AHEAD");
    expect([error.retryable, error.values.ahead, sizes()]).to.deep.equal([true, 3_600_000, []]);
    expect(intake.stats().refused.CLOCK_AHEAD).to.equal(1);
    ahead = undefined;
    const receipt = intake.accept(sweep(1, T));
    await store.decide();
    expect(await receipt).to.include({ stored: 5 });
  });

  it("lets the scheduler say when a turn is over", async () => {
    const turns: (() => void)[] = [];
    const intake = open({ schedule: (work) => turns.push(work) });
    const receipts = [1, 2, 3].map((station) => intake.accept(sweep(station, T)));
    await new Promise(setImmediate);
    expect(sizes()).to.deep.equal([]);
    expect(turns).to.have.length(1);
    turns[0]?.();
    await store.decide();
    await Promise.all(receipts);
    expect(sizes()).to.deep.equal([3]);
  });

  it("closes a group at its size and keeps the order", async () => {
    const intake = open({ groupSize: 10 });
    const receipts = [1, 2, 3, 4, 5].map((time) => intake.accept(sweep(1, T + time)));
    for (let i = 0; i < 3; i++) await store.decide();
    await Promise.all(receipts);
    expect(sizes()).to.deep.equal([2, 2, 1]);
    expect(store.groups.flat().map(({ receivedAt }) => receivedAt - T)).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it("waits as long as it may for a group to fill, and no longer once it is full", async () => {
    const clock = testClock(T);
    const intake = open({ clock, maxDelay: 20, groupSize: 10 });
    const first = intake.accept(sweep(1, T));
    await clock.asleep();
    expect(sizes()).to.deep.equal([]);
    clock.advance(20);
    await store.decide();
    await first;
    const full = [intake.accept(sweep(1, T)), intake.accept(sweep(2, T))];
    await store.decide(); // nobody moved the clock
    await Promise.all(full);
    expect(sizes()).to.deep.equal([1, 2]);
  });

  it("tells each frame of a failed commit, and goes on", async () => {
    const intake = open();
    const lost = [1, 2].map((station) => refused(intake.accept(sweep(station, T)), "STORE_FAILED"));
    await store.decide(failed());
    await Promise.all(lost);
    const kept = intake.accept(sweep(1, T));
    await store.decide();
    expect(await kept).to.include({ stored: 5 });
    expect(intake.stats()).to.deep.include({ frames: 1, waiting: { frames: 0, bytes: 0 } });
    expect(intake.stats().refused.STORE_FAILED).to.equal(2);
  });

  it("refuses what does not fit the queue", async () => {
    const intake = open({ queue: { frames: 2, bytes: 1_000_000 } });
    const taken = [intake.accept(sweep(1, T)), intake.reject(rejection(1, T))];
    const error = await refused(intake.accept(sweep(1, T)), "BRIDGE_BUSY");
    expect(error.retryable).to.equal(true);
    await refused(intake.reject(rejection(1, T)), "BRIDGE_BUSY");
    await store.decide();
    await store.decide();
    await Promise.all(taken);
    const later = intake.accept(sweep(1, T));
    await store.decide();
    await later;
    expect(intake.stats().refused.BRIDGE_BUSY).to.equal(2);
  });

  it("bounds the queue in bytes, yet lets a frame pass that is larger than the queue", async () => {
    const intake = open({ queue: { frames: 99, bytes: 5_000 } });
    const huge = intake.accept({ ...sweep(1, T), raw: new Uint8Array(6_000) });
    await refused(intake.accept(sweep(1, T)), "BRIDGE_BUSY");
    await store.decide();
    await huge;
  });

  it("holds each station to its quota, and the bridge's own markers to none", async () => {
    const clock = testClock(T);
    const intake = open({ clock, quotaOf: (station) => ({ rate: station === 1 ? 5 : 500, burst: 10 }) });
    const kept = [intake.accept(sweep(1, T)), intake.accept(sweep(1, T + 1)), intake.accept(sweep(2, T))];
    const { values } = await refused(intake.accept(sweep(1, T + 2)), "QUOTA_EXCEEDED");
    expect(values).to.deep.equal({ station: 1, retryAfter: 1_000 });
    kept.push(intake.accept({ ...sweep(1, T + 2), source: "bridge" }));
    clock.advance(999);
    await refused(intake.accept(sweep(1, T + 3)), "QUOTA_EXCEEDED");
    clock.advance(1);
    kept.push(intake.accept(sweep(1, T + 3)));
    await store.decide();
    await Promise.all(kept);
    expect(intake.stats().refused.QUOTA_EXCEEDED).to.equal(2);
  });

  it("lets a frame larger than the burst pass a full bucket, and makes the station wait for it", async () => {
    const clock = testClock(T);
    const intake = open({ clock, quotaOf: () => ({ rate: 10, burst: 2 }) });
    const large = intake.accept(sweep(1, T));
    const { values } = await refused(intake.accept(sweep(1, T, 1)), "QUOTA_EXCEEDED");
    expect(values.retryAfter).to.equal(400);
    await store.decide();
    await large;
  });

  it("does not count against the quota what the store refused", async () => {
    const intake = open({ quotaOf: () => ({ rate: 1, burst: 5 }) });
    const lost = refused(intake.accept(sweep(1, T)), "STORE_FAILED");
    await store.decide(failed());
    await lost;
    const again = intake.accept(sweep(1, T));
    await store.decide();
    await again;
  });

  it("refuses a frame that is none, without touching others", async () => {
    const intake = open();
    const good = intake.accept(sweep(1, T));
    const sensor = testSensor(1);
    const bad: [string, Frame][] = [
      ["observations[0].sensor.station", frame(1, T, [observation(testSensor(2), T)])],
      ["observations[0].value", frame(1, T, [observation(sensor, T, { value: Number.NaN })])],
      ["observations[1].value", frame(1, T, [observation(sensor, T), observation(sensor, T, { value: 2 ** 53 })])],
      ["observations[0].observedAt", frame(1, T, [observation(sensor, T + 0.5)])],
      ["observations[0].observedAt", frame(1, T, [observation(sensor, -1)])],
      ["observations[0].observedAt", frame(1, T, [observation(sensor, 8.64e15)])],
      ["observations[0].counter", frame(1, T, [observation(sensor, T, { counter: -1 })])],
      ["observations[0].sourceFlag", frame(1, T, [observation(sensor, T, { sourceFlag: "\u20ac" })])],
      ["observations[0].sourceFlag", frame(1, T, [observation(sensor, T, { sourceFlag: "NN" })])],
      ["observations[0].counter", frame(1, T, [observation(sensor, T, { counter: Number.POSITIVE_INFINITY })])],
      ["observations[0].text", frame(1, T, [observation(sensor, T, { text: "1\0" })])],
      ["receivedAt", frame(1, Number.NaN, [])],
      ["station", frame(-1, T, [])],
    ];
    for (const [field, each] of bad) {
      expect((await refused(intake.accept(each), "FRAME_INVALID")).values.field).to.equal(field);
    }
    await store.decide();
    await good;
    expect(sizes()).to.deep.equal([1]);
    expect(intake.stats().refused.FRAME_INVALID).to.equal(bad.length);
  });

  it("writes rejections down together, and says when they could not be", async () => {
    const intake = open();
    const kept = [1, 2, 3].map((station) => intake.reject(rejection(station, T)));
    await store.decide();
    await Promise.all(kept);
    expect(store.rejected.map((group) => group.length)).to.deep.equal([3]);
    const lost = refused(intake.reject(rejection(1, T)), "STORE_FAILED");
    const frameBeside = intake.accept(sweep(1, T));
    await store.decide(failed());
    await lost;
    await store.decide();
    await frameBeside;
    expect(intake.stats()).to.deep.include({ rejections: 3, frames: 1, waiting: { frames: 0, bytes: 0 } });
  });

  it("tells how far each station's sequence goes after a commit", async () => {
    const heard: [number, number][] = [];
    const intake = open({ onStored: (station, lastSeq) => heard.push([station, lastSeq]) });
    const receipts = [sweep(1, T), sweep(2, T, 3), sweep(1, T + 1), frame(3, T, [])].map((each) => intake.accept(each));
    await store.decide();
    await Promise.all(receipts);
    expect(heard).to.deep.equal([
      [1, 10],
      [2, 3],
    ]);
  });

  it("answers all that waits when it is closed, and takes nothing more", async () => {
    const clock = testClock(T);
    const intake = open({ clock, maxDelay: 1_000, groupSize: 10 });
    const receipts = [1, 2, 3].map((station) => intake.accept(sweep(station, T)));
    receipts.push(intake.accept(sweep(4, T)));
    const closed = intake.close();
    expect((await refused(intake.accept(sweep(1, T)), "BRIDGE_BUSY")).values.stopping).to.equal(true);
    await store.decide();
    await store.decide();
    await closed;
    expect(await Promise.all(receipts)).to.have.length(4);
    expect(sizes()).to.deep.equal([2, 2]);
    await intake.close();
  });
});
