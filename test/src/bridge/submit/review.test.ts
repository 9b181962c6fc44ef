import { expect } from "chai";
import { Wallet } from "ethers";
import type { Frame } from "../../../../src/bridge/model/frame.ts";
import type { Proposal } from "../../../../src/bridge/model/proposal.ts";
import { createGateway } from "../../../../src/bridge/submit/gateway.ts";
import type { Reviewer } from "../../../../src/bridge/submit/review.ts";
import type { TallyError } from "../../../../src/lib/errors.ts";
import type { Batch } from "../../../../src/sdk/sensing/model/batch.ts";
import { Check, Quality } from "../../../../src/sdk/sensing/model/quality.ts";
import type { Reading } from "../../../../src/sdk/sensing/model/reading.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { seeded } from "../../../../src/testing/random.ts";
import {
  LIMITED,
  phFrame,
  RIVER,
  type SealingBench,
  SKEW,
  sealingBench,
  tampered,
} from "../../../../src/testing/sealing.ts";

const T = Date.UTC(2026, 6, 1);
const SECOND = 1_000;
const QUARTER = 900 * SECOND;

describe("the review of a co-signing gateway", () => {
  let proposer: SealingBench;
  let own: SealingBench;
  let reviewer: Reviewer;
  beforeEach(async () => {
    [proposer, own] = [await sealingBench(), await sealingBench()];
    reviewer = own.reviewer();
  });
  afterEach(async () => {
    await proposer.close();
    await own.close();
  });

  const later = (frame: Frame, by: number): Frame => ({ ...frame, receivedAt: frame.receivedAt + by });
  /** Both gateways get it, this one a little later. */
  const deliver = async (frames: readonly Frame[], by = 40) => {
    await proposer.store.append(frames);
    await own.store.append(frames.map((frame) => later(frame, by)));
  };
  const series = (count: number, from = 0) =>
    Array.from({ length: count }, (_, i) => phFrame(T + (from + i) * SECOND, 750, { counter: from + i + 1 }));

  async function proposal(firstSeq = 1, sealer = proposer.sealer()): Promise<Proposal> {
    await sealer.closeDue(1, T, true);
    return proposer.propose(firstSeq);
  }

  /** Has readings changed by the proposing gateway, and expects a refusal that names them. */
  async function refusedFor(
    edit: (readings: Reading[]) => Reading[],
    expected: object,
    code = "COSIGN_MISMATCH",
    changes: Partial<Batch> = {},
  ): Promise<TallyError> {
    const error = await refused(reviewer.review(tampered(await proposer.propose(1), edit, changes)), code);
    expect(error.values).to.include(expected);
    return error;
  }

  const change = (index: number, changes: Partial<Reading>) => (readings: Reading[]) =>
    readings.map((reading, i) => (i === index ? { ...reading, ...changes } : reading));

  it("passes what is honest, batch after batch, and once more", async () => {
    const random = seeded(5);
    const sealer = proposer.sealer();
    let next = 1;
    for (let round = 0; round < 8; round++) {
      const frames = Array.from({ length: 60 }, (_, i) => {
        const at = T + (round * 60 + i) * SECOND;
        const chance = random();
        // A copy with another value, one that comes late, one without a value, a jump.
        if (chance < 0.05) return phFrame(at, 800, { observedAt: at - 6 * SECOND });
        if (chance < 0.1) return phFrame(at, 750, { observedAt: at - 4_000 * SECOND });
        if (chance < 0.15) return phFrame(at, null);
        return phFrame(at, chance < 0.2 ? 1_300 : 750 + Math.floor(20 * chance));
      });
      await deliver(frames);
      await sealer.closeDue(1, T, true);
      const proposed = await proposer.propose(next);
      await reviewer.review(proposed);
      await reviewer.review(proposed);
      next += proposed.batch.count;
      if (round === 3) reviewer.fieldChanged();
      if (round === 5) reviewer = own.reviewer();
    }
    const { conflicts } = await proposer.store.tally(1);
    expect(conflicts).to.be.greaterThan(0);
  });

  it("repeats quality control over what was sealed, not over its own order of arrival", async () => {
    const sealer = proposer.sealer();
    const frames = series(300);
    await proposer.store.append(frames);
    const swapped = frames.map((_, i) => frames[i % 2 ? i - 1 : Math.min(i + 1, 299)] as Frame);
    for (const frame of swapped) await own.store.append([frame]);
    await sealer.closeDue(1, T, true);
    await reviewer.review(await proposer.propose(1));
  });

  it("tells of an exceedance that is not listed, and signs all the same", async () => {
    const told: number[] = [];
    reviewer = own.reviewer(LIMITED, undefined, (readings) => told.push(...readings.map(({ seq }) => seq)));
    const values = [895, 896, 897, 896, 895, 903, 904, 905];
    await deliver(values.map((value, i) => phFrame(T + i * QUARTER, value, { counter: i + 1 })));
    const honest = await proposal(1, proposer.sealer({}, LIMITED));
    expect(honest.batch.exceedances.map(({ seq }) => seq)).to.deep.equal([6]);
    await reviewer.review(tampered(honest, (readings) => readings));
    expect(told).to.deep.equal([6]);
    await reviewer.review(tampered(honest, (readings) => readings));
    expect(told).to.deep.equal([6]);
  });

  it("takes a batch that names no exceedance or newest value as well as one that does", async () => {
    await deliver(series(20));
    const good = await proposal();
    expect(good.batch.latest).to.have.length(1);
    await reviewer.review(tampered(good, (readings) => readings));
    await own.reviewer().review(good);
  });

  it("finds what was edited in the proposing gateway's store", async () => {
    await deliver(series(20));
    await proposal();
    const at = { station: 1, seq: 6, sensor: 100 };
    await refusedFor(change(5, { value: 760 }), { ...at, field: "value", given: 760 });
    await refusedFor(change(5, { sourceFlag: "D" }), { ...at, field: "sourceFlag", mine: "N", given: "D" });
    await refusedFor(change(5, { counter: 99 }), { ...at, field: "counter", mine: 6, given: 99 });
    const evidence = `0x${"ab".repeat(32)}`;
    await refusedFor(change(5, { evidence }), { ...at, field: "evidence", given: evidence });
    await refusedFor(change(5, { quality: Quality.Suspect }), { ...at, field: "quality", mine: 1, given: 3 });
    await refusedFor(change(5, { checks: Check.Spike }), { ...at, field: "checks", given: Check.Spike });
    await refusedFor(change(5, { checks: Check.Conflict }), { ...at, field: "conflict", mine: false, given: true });
    await refusedFor(change(5, { receivedAt: T + 4 * SECOND - 1 }), { ...at, field: "receivedAt" });
    await refusedFor(
      (readings) => readings.map((reading) => ({ ...reading, receivedAt: reading.receivedAt + SKEW + 41 })),
      { station: 1, seq: 1, sensor: 100, field: "receivedAt", mine: T + 40 },
    );
    await reviewer.review(await proposer.propose(1));
  });

  it("finds what was invented, repeated or left out", async () => {
    await deliver(series(20));
    await proposal();
    const renumbered = (readings: Reading[]) => readings.map((reading, i) => ({ ...reading, seq: i + 1 }));
    const invented = (readings: Reading[]) =>
      renumbered([...readings.slice(0, 10), { ...(readings[9] as Reading), observedAt: T + 1 }, ...readings.slice(10)]);
    await refusedFor(invented, { seq: 11, sensor: 100, observedAt: T + 1 }, "COSIGN_READING_UNKNOWN");
    await refusedFor((readings) => renumbered([...readings.slice(0, 10), ...readings.slice(9)]), {
      seq: 11,
      sensor: 100,
      field: "seq",
    });
    await refusedFor(
      (readings) => renumbered(readings.filter((_, i) => i !== 7)),
      { station: 1, sensor: 100, observedAt: T + 6 * SECOND },
      "COSIGN_OMITTED",
    );
    const young = (readings: Reading[]) => renumbered(readings.slice(0, 19));
    await reviewer.review(tampered(await proposer.propose(1), young));
  });

  it("asks for what was left out once the skew is over, and finds what was sealed before", async () => {
    await deliver(series(20));
    const first = await proposal();
    const short = tampered(first, (readings) => readings.filter(({ seq }) => seq !== 20));
    await reviewer.review(short);
    await deliver(series(20, 20));
    const rest = { ...first, ...(await proposal(21)) };
    const shifted = (skip: number) =>
      tampered(
        rest,

        (readings) => readings.slice(skip).map((reading, i) => ({ ...reading, seq: 20 + i })),
        { firstSeq: 20 },
      );
    const error = await refused(reviewer.review(shifted(0)), "COSIGN_OMITTED");
    expect(error.values).to.include({ sensor: 100, observedAt: T + 18 * SECOND, firstSeq: 20 });
  });

  it("finds a reading in two batches", async () => {
    await deliver(series(20));
    await reviewer.review(await proposal());
    const again = tampered(
      await proposer.propose(1),

      (readings) => readings.map((reading) => ({ ...reading, seq: reading.seq + 20 })),
      { firstSeq: 21 },
    );
    const error = await refused(reviewer.review(again), "COSIGN_MISMATCH");
    expect(error.values).to.include({ seq: 21, field: "seq" });
  });

  it("finds a batch that its readings do not make", async () => {
    await deliver(series(20));
    const { batch, ...rest } = await proposal();
    const of = (changes: Partial<Batch>) => reviewer.review({ ...rest, batch: { ...batch, ...changes } });
    const [latest] = batch.latest;
    const fields: [string, Partial<Batch>][] = [
      ["root", { root: `0x${"00".repeat(32)}` }],
      ["readings[0].seq", { firstSeq: 2 }],
      ["readings[0].station", { station: 2 }],
      ["from", { from: batch.from - 1 }],
      ["to", { to: batch.to + 1 }],
      ["flagCounts.good", { flagCounts: { ...batch.flagCounts, good: 0 } }],
      ["flagCounts.late", { flagCounts: { ...batch.flagCounts, late: 1 } }],
      ["latest[0].value", { latest: [{ ...(latest as NonNullable<typeof latest>), value: 1 }] }],
      ["latest[0].quality", { latest: [{ ...(latest as NonNullable<typeof latest>), quality: 3 }] }],
      ["latest.length", { latest: [latest, latest] as Batch["latest"] }],
      ["exceedances[0].value", { exceedances: [{ sensor: 100, seq: 3, observedAt: T + SECOND, value: 9_999 }] }],
      ["exceedances[0].seq", { exceedances: [{ sensor: 100, seq: 99, observedAt: T, value: 1 }] }],
      ["qualityProfile", { qualityProfile: `0x${"00".repeat(32)}` }],
    ];
    for (const [field, changes] of fields) {
      const error = await refused(of(changes), "COSIGN_MISMATCH");
      expect(error.values.field, JSON.stringify(changes)).to.equal(field);
    }
    expect((await refused(of({ count: 19 }), "PROPOSAL_INVALID")).values).to.include({ field: "readings" });
    await of({});
  });

  it("takes a suspicion that only the proposing gateway can have, and no acquittal", async () => {
    await deliver(series(20));
    const good = await proposal();
    const suspected = change(3, { quality: Quality.Suspect, checks: Check.UpstreamDisagreement });
    await reviewer.review(tampered(good, suspected));
    const strict = own.reviewer({
      ...RIVER,
      calibrations: [{ sensor: 100, performedAt: 0, dueBy: 1, revoked: false }],
    });
    const error = await refused(strict.review(good), "COSIGN_MISMATCH");
    expect(error.values).to.include({ seq: 1, field: "quality", mine: 3, given: 1 });
  });

  it("takes the markers of the proposing gateway, and misses none of its own", async () => {
    const marker = (at: number): Frame => ({
      ...phFrame(at, null, { observedAt: at - 1, sourceFlag: "B" }),
      source: "bridge",
      raw: new Uint8Array(0),
    });
    const frames = series(30);
    await proposer.store.append([...frames.slice(0, 10), marker(T + 10 * SECOND), ...frames.slice(11)]);
    await own.store.append([...frames.slice(0, 10), ...frames.slice(11, 12), marker(T + 12_345), ...frames.slice(12)]);
    await reviewer.review(await proposal());
    await refusedFor(change(10, { value: 5 }), { seq: 11 }, "COSIGN_READING_UNKNOWN");
  });

  it("signs one batch for a place, also after a restart", async () => {
    await deliver(series(5));
    const { batch } = await proposal();
    const address = Wallet.createRandom().address;
    const deployment = { chainId: 31_337, contracts: { Feeds: { address } } } as never;
    const signer = Wallet.createRandom();
    const first = await createGateway(signer, deployment, own.store).sign(batch, 1);
    const again = createGateway(signer, deployment, own.store);
    expect(await again.sign(batch, 1)).to.deep.equal(first);
    expect((await again.sign(batch, 2)).signature, "another epoch").not.to.equal(first.signature);
    const error = await refused(again.sign({ ...batch, to: batch.to + 1 }, 1), "COSIGN_EQUIVOCATION");
    expect(error.values).to.include({ station: 1, firstSeq: 1 });
  });
});
