import { expect } from "chai";
import { createFloods, floodEntry } from "../../../../src/bridge/ingest/floods.ts";
import { createIntake } from "../../../../src/bridge/ingest/intake.ts";
import { bridgeError } from "../../../../src/bridge/model/errors.ts";
import type { Rejection } from "../../../../src/bridge/model/frame.ts";
import { testClock } from "../../../../src/testing/clock.ts";
import { rejection } from "../../../../src/testing/readings.ts";

const T = 1_000_000;

/** A store that takes rejections, unless it is told to fail. */
function rejectStore() {
  const log: Rejection[] = [];
  let failing = false;
  return {
    log,
    fail(now: boolean) {
      failing = now;
    },
    append: async () => [],
    async appendRejections(rejections: readonly Rejection[]) {
      if (failing) throw bridgeError("STORE_FAILED", "the disk is full");
      log.push(...rejections);
    },
  };
}

describe("a flood of rejections", () => {
  const open = () => {
    const [store, clock] = [rejectStore(), testClock(T)];
    const intake = createIntake({ store, clock, rejectionQuota: { rate: 1, burst: 2 } });
    /** Waits for its commit where it has one. */
    const reject = (station: number, count: number, code?: string) =>
      Promise.all(Array.from({ length: count }, (_, i) => intake.reject(rejection(station, T + i, code))));
    return { store, clock, intake, reject };
  };
  const codes = ({ log }: { log: Rejection[] }) => log.map(({ station, code }) => `${station} ${code}`);

  it("is counted whole, and written down as one entry that says how much it was", async () => {
    const { store, clock, intake, reject } = open();
    await reject(1, 1_000);
    await reject(1, 5, "FRAME_CUT");
    await reject(2, 1);
    expect(codes(store), "others have quotas of their own").to.deep.equal([
      "1 CRC_WRONG",
      "1 CRC_WRONG",
      "2 CRC_WRONG",
    ]);
    expect(intake.stats().rejected).to.have.deep.members([
      { station: 1, code: "CRC_WRONG", count: 1_000 },
      { station: 1, code: "FRAME_CUT", count: 5 },
      { station: 2, code: "CRC_WRONG", count: 1 },
    ]);
    clock.advance(60_000);
    await intake.close();
    const entry = store.log.at(-1) as Rejection;
    expect(entry).to.include({ station: 1, source: "hj212", code: "REJECTION_FLOOD", receivedAt: T + 999 });
    expect(entry.detail).to.match(/^1970-.*Z to 1970-.*Z: CRC_WRONG 998, FRAME_CUT 5$/);
    expect(Buffer.from(entry.raw).toString()).to.equal(entry.detail);
    expect(intake.stats().rejections).to.equal(4);
  });

  it("is written down when the bridge stops, and begins anew after each entry", async () => {
    const { store, clock, intake, reject } = open();
    await reject(1, 5);
    clock.advance(60_000);
    await reject(1, 4); // two of them are single again
    await intake.close();
    expect(codes(store).filter((text) => text === "1 REJECTION_FLOOD")).to.have.length.within(1, 2);
    const sum = store.log.reduce((all, { detail }) => all + Number(/CRC_WRONG (\d+)$/.exec(detail)?.[1] ?? 1), 0);
    expect(sum).to.equal(9);
  });

  it("is not forgotten while the store fails", async () => {
    const { store, clock, intake, reject } = open();
    await reject(1, 5);
    store.fail(true);
    clock.advance(60_000);
    while (intake.stats().refused.STORE_FAILED === 0) await new Promise(setImmediate);
    store.fail(false);
    await reject(1, 5);
    clock.advance(60_000);
    while (store.log.length < 5) await new Promise(setImmediate);
    expect(store.log.at(-1)?.detail).to.match(/CRC_WRONG 6$/);
    await intake.close();
    expect(store.log).to.have.length(5);
  });

  it("is lost with the store, and the bridge stops all the same", async () => {
    const { store, intake, reject } = open();
    await reject(1, 5);
    store.fail(true);
    await intake.close();
    expect(store.log).to.have.length(2);
  });

  it("is none of a replay, which waits for what it rejects", async () => {
    const { store, intake } = open();
    await Promise.all([1, 2, 3, 4].map((i) => intake.reject({ ...rejection(1, T + i), source: "csv" })));
    expect(store.log).to.have.length(4);
    await intake.close();
  });

  it("names the most frequent codes, and adds up the others", () => {
    const floods = createFloods(testClock(T), () => ({ rate: 1, burst: 1 }));
    for (let i = 0; i < 60; i++) floods.admits(rejection(7, T, `CODE_${i % 12}`));
    const [flood, ...more] = floods.take();
    expect(more).to.deep.equal([]);
    expect(floods.take()).to.deep.equal([]);
    const { detail } = floodEntry(flood as NonNullable<typeof flood>);
    expect(detail.split(", ")).to.have.length(9);
    expect(detail)
      .to.match(/, others 19$/)
      .and.include("CODE_1 5");
  });
});
