import { expect } from "chai";
import { createSealer } from "../../../../src/bridge/batch/sealer.ts";
import { lapsedBy, qualityOf } from "../../../../src/bridge/compose/sealing/field-sealer.ts";
import { inlineSealer } from "../../../../src/bridge/compose/sealing/inline-sealer.ts";
import { Episodes } from "../../../../src/bridge/model/episodes.ts";
import { bridgeError } from "../../../../src/bridge/model/errors.ts";
import type { Verdict } from "../../../../src/bridge/model/qualifier.ts";
import { fixedRegistry } from "../../../../src/bridge/model/registry.ts";
import type { StoredReading } from "../../../../src/bridge/model/store.ts";
import { verdictAt } from "../../../../src/bridge/model/verdicts.ts";
import { Check, Quality } from "../../../../src/sdk/sensing/model/quality.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { seeded } from "../../../../src/testing/random.ts";
import { LIMITED, phFrame, RIVER, type SealingBench, sealingBench } from "../../../../src/testing/sealing.ts";

const T = Date.UTC(2026, 6, 1);
const QUARTER = 900_000;

const reading = (seq: number, value: number | null, changes: Partial<StoredReading> = {}): StoredReading => ({
  station: 1,
  seq,
  sensor: 100,
  observedAt: T + seq,
  receivedAt: T + seq,
  value,
  text: "",
  sourceFlag: "",
  counter: 0,
  conflict: false,
  frame: 1,
  ...changes,
});
const GOOD: Verdict = { quality: Quality.Good, checks: 0 };
const FAILED: Verdict = { quality: Quality.Fail, checks: Check.GrossRange };

describe("episodes", () => {
  let episodes: Episodes;
  let seq: number;
  beforeEach(() => {
    episodes = new Episodes(fixedRegistry(LIMITED.stations));
    seq = 0;
  });
  const begins = (value: number | null, verdict = GOOD, changes: Partial<StoredReading> = {}) => {
    const taken = reading(++seq, value, changes);
    const excess = episodes.take(taken, verdict);
    if (excess) expect(excess).to.deep.equal({ sensor: 100, seq, observedAt: taken.observedAt, value });
    return excess !== undefined;
  };

  it("begin once, and again only after three values within the limit in a row", () => {
    expect([900, 901, 950, 899, 600, 599, 700, 700, 700, 599].map((value) => begins(value))).to.deep.equal([
      ...[false, true, false, false, false, false],
      ...[false, false, false, true],
    ]);
  });

  it("are neither begun nor ended by what failed, is missing, or conflicts", () => {
    expect(begins(1_000, FAILED)).to.equal(false);
    expect(begins(1_000, GOOD, { conflict: true })).to.equal(false);
    expect(begins(null, { quality: Quality.Missing, checks: 0 })).to.equal(false);
    expect(begins(1_000)).to.equal(true);
    for (let i = 0; i < 3; i++) expect(begins(700, FAILED)).to.equal(false);
    expect(begins(1_000), "still the same").to.equal(false);
    expect(begins(1_000, GOOD, { sensor: 9 }), "no such sensor").to.equal(false);
  });
});

describe("the sealer", () => {
  let bench: SealingBench;
  beforeEach(async () => {
    bench = await sealingBench();
  });
  afterEach(() => bench.close());

  it("lists no more exceedances in a batch than a block can open, and goes on in the next", async () => {
    const sealer = bench.sealer({}, LIMITED);
    // One beyond the limit and three within it, again and again; at last it stays beyond.
    const values = Array.from({ length: 600 }, (_, i) => (i % 4 === 0 || i >= 590 ? 905 : 895));
    await bench.store.append(values.map((value, i) => phFrame(T + i * QUARTER, value)));
    await sealer.closeDue(1, T + 600 * QUARTER, true);
    const [first] = await bench.store.batches(1, 1, 1);
    expect(first?.batch.exceedances.map(({ seq }) => seq)).to.deep.equal(
      Array.from({ length: 100 }, (_, i) => 4 * i + 1),
    );
    await bench.store.append([phFrame(T + 600 * QUARTER, 906), phFrame(T + 601 * QUARTER, 907)]);
    // One that was started anew finds the same.
    await bench.sealer({}, LIMITED).closeDue(1, T + 700 * QUARTER, true);
    const [next] = await bench.store.batches(1, 601, 1);
    expect(next?.batch.exceedances.map(({ seq }) => seq)).to.deep.equal([601]);
  });

  const append = (count: number, from = 0, station = 1) =>
    bench.store.append(
      Array.from({ length: count }, (_, i) => phFrame(T + (from + i) * QUARTER, 750 + ((from + i) % 7), {}, station)),
    );

  it("closes by count, by age, and all", async () => {
    const sealer = bench.sealer({ maxCount: 10, maxAge: 60_000 });
    expect(await sealer.closeDue(1, T)).to.equal(0);
    await append(25);
    expect(await sealer.closeDue(1, T), "full ones").to.equal(2);
    const oldest = T + 20 * QUARTER;
    expect(await sealer.closeDue(1, oldest + 59_999)).to.equal(0);
    expect(await sealer.closeDue(1, oldest + 60_000)).to.equal(1);
    await append(3, 25);
    expect(await sealer.closeDue(1, T, true)).to.equal(1);
    const batches = await bench.store.batches(1, 1, 100);
    expect(batches.map(({ batch }) => [batch.firstSeq, batch.count])).to.deep.equal([
      ...[[1, 10], [11, 10], [21, 5], [26, 3]], // biome-ignore format: one pair each
    ]);
  });

  it("counts flags, carries the newest, and lists what begins an exceedance", async () => {
    const day = T + 24 * 4 * QUARTER;
    await bench.store.append([
      phFrame(T, 895),
      phFrame(day, 905),
      phFrame(day + 2, 890, { observedAt: day - 1_000 }),
      phFrame(day + 3, null, { observedAt: day + 100 }),
      phFrame(day + 4, 895, { observedAt: T + 1 }),
    ]);
    await bench.sealer({}, LIMITED).closeDue(1, T, true);
    const [stored] = await bench.store.batches(1, 1, 1);
    const { flagCounts, latest, exceedances, from, to } = stored?.batch ?? expect.fail();
    expect(flagCounts).to.deep.equal({
      good: 3,
      notEvaluated: 0,
      suspect: 0,
      fail: 1,
      missing: 1,
      late: 1,
      conflict: 1,
    });
    expect(latest).to.deep.equal([{ sensor: 100, seq: 2, observedAt: day - 1_000, value: 905, quality: Quality.Good }]);
    expect(exceedances).to.deep.equal([{ sensor: 100, seq: 2, observedAt: day - 1_000, value: 905 }]);
    expect([from, to]).to.deep.equal([T, day + 4]);
    await append(1, 1);
    await bench.sealer({ carryLatest: false }).closeDue(1, T, true);
    expect((await bench.store.lastBatch(1))?.batch.latest).to.deep.equal([]);
  });

  it("marks what has no bytes as absent", async () => {
    const marker = { ...phFrame(T, null, { sourceFlag: "B" }), source: "bridge" as const, raw: new Uint8Array(0) };
    await bench.store.append([marker, phFrame(T + 1, null, { sourceFlag: "B" })]);
    await bench.sealer().closeDue(1, T, true);
    const { verdicts } = (await bench.store.lastBatch(1)) ?? expect.fail();
    expect(verdictAt(verdicts, 0)).to.deep.equal({ quality: 9, checks: Check.Absent | Check.SourceFlagged });
    expect(verdictAt(verdicts, 1)).to.deep.equal({ quality: 9, checks: Check.SourceFlagged });
  });

  it("says the same with and without restarts in between", async () => {
    const other = await sealingBench();
    try {
      const random = seeded(11);
      const steady = bench.sealer({ maxCount: 40 }, LIMITED);
      for (let round = 0; round < 12; round++) {
        const frames = Array.from({ length: 10 + Math.floor(60 * random()) }, (_, i) => {
          const at = T + (round * 100 + i) * QUARTER;
          const value = random() < 0.02 ? 2_000 : random() < 0.3 ? 905 : 750 + Math.floor(20 * random());
          const observedAt = random() < 0.1 ? at - 2 * QUARTER : at - 1_000;
          return phFrame(at, value, { observedAt }, random() < 0.5 ? 1 : 2);
        });
        for (const { store } of [bench, other]) await store.append(frames);
        const restarted = other.sealer({ maxCount: 40 }, LIMITED);
        for (const station of [1, 2]) {
          await steady.closeDue(station, T, round % 3 === 0);
          await restarted.closeDue(station, T, round % 3 === 0);
        }
      }
      for (const station of [1, 2]) {
        const [ours, theirs] = [
          await bench.store.batches(station, 1, 1_000),
          await other.store.batches(station, 1, 1_000),
        ];
        expect(ours.length).to.be.greaterThan(5);
        expect(theirs.map(({ batch }) => batch)).to.deep.equal(ours.map(({ batch }) => batch));
        let next = 1;
        for (const { batch } of ours) {
          expect(batch.firstSeq).to.equal(next);
          next += batch.count;
        }
      }
    } finally {
      await other.close();
    }
  });

  it("takes up where what it remembers begins in the middle of a batch", async () => {
    const { memory } = qualityOf(RIVER)(1).qualifier;
    await append(memory + 150);
    await bench.sealer({ maxCount: 100 }, LIMITED).closeDue(1, T, true);
    await append(100, memory + 150);
    expect(await bench.sealer({ maxCount: 100 }, LIMITED).closeDue(1, T)).to.equal(1);
    expect((await bench.store.lastBatch(1))?.batch).to.include({ firstSeq: memory + 151, count: 100 });
  });

  it("loses nothing when the store fails half way", async () => {
    const clean = await sealingBench();
    try {
      let failures = 0;
      const failing = new Proxy(bench.store, {
        get(target, name) {
          if (name === "addBatch" && failures-- > 0) return () => Promise.reject(bridgeError("STORE_FAILED", "full"));
          return Reflect.get(target, name);
        },
      });
      const sealer = createSealer({
        store: failing,
        registry: fixedRegistry(RIVER.stations),
        qualityOf: qualityOf(RIVER),
        calibrationLapsed: () => false,
        rejectLog: async (_, afterId) => ({ root: `0x${"00".repeat(32)}`, throughId: afterId }),
        maxCount: 10,
        maxAge: 1,
        carryLatest: true,
      });
      for (let i = 0; i < 4; i++) {
        for (const { store } of [bench, clean]) {
          await store.append(Array.from({ length: 10 }, (_, j) => phFrame(T + (10 * i + j) * QUARTER, 750)));
        }
        failures = i % 2;
        if (failures > 0) await refused(sealer.closeDue(1, T), "STORE_FAILED");
        failures = 0;
        expect(await sealer.closeDue(1, T)).to.equal(1);
      }
      await clean.sealer({ maxCount: 10 }).closeDue(1, T);
      const [ours, theirs] = [await bench.store.batches(1, 1, 10), await clean.store.batches(1, 1, 10)];
      expect(ours.map(({ batch }) => batch)).to.deep.equal(theirs.map(({ batch }) => batch));
    } finally {
      await clean.close();
    }
  });

  it("works without a thread too, and hears of a changed field in turn", async () => {
    const sealer = inlineSealer(bench.store, RIVER, { maxCount: 10, maxAge: 1, carryLatest: true });
    await append(30);
    await bench.store.append([phFrame(T + 100 * QUARTER, 1_050)]);
    const first = sealer.closeDue(1, T);
    sealer.setField(LIMITED);
    expect(await first).to.equal(3);
    expect(await sealer.closeDue(1, T, true)).to.equal(1);
    expect((await bench.store.lastBatch(1))?.batch.exceedances).to.have.length(1);
    await sealer.close();
  });
});

describe("a calibration", () => {
  it("has lapsed when the latest one before a time was due by then", () => {
    const lapsed = lapsedBy({
      ...RIVER,
      calibrations: [
        { sensor: 1, performedAt: 200, dueBy: 300, revoked: false },
        { sensor: 1, performedAt: 100, dueBy: 150, revoked: false },
        { sensor: 2, performedAt: 100, dueBy: 1_000, revoked: false },
        { sensor: 4, performedAt: 100, dueBy: 1_000, revoked: true },
        { sensor: 2, performedAt: 200, dueBy: 300, revoked: false },
      ],
    });
    const at = (sensor: number, ...times: number[]) => times.map((time) => lapsed(sensor, time));
    expect(at(1, 50, 100, 150, 151, 199, 200, 300, 301)).to.deep.equal([
      ...[false, false, false, true, true, false, false, true],
    ]);
    expect(at(2, 199, 300, 301), "the newer one counts").to.deep.equal([false, false, true]);
    expect(at(4, 50, 200), "withdrawn, as a trace says too").to.deep.equal([false, true]);
    expect(lapsed(3, 1e12), "never calibrated on record").to.equal(false);
  });
});
