import { expect } from "chai";
import { oldestUnsealed, sealingLate } from "../../../../src/bridge/batch/oldest-unsealed.ts";
import { phFrame, type SealingBench, sealingBench } from "../../../../src/testing/sealing.ts";

const T = Date.UTC(2026, 6, 1);
const MINUTE = 60_000;

describe("the oldest reading that is not sealed", () => {
  let bench: SealingBench;
  beforeEach(async () => {
    bench = await sealingBench();
  });
  afterEach(() => bench.close());
  const late = async (now: number) => (await sealingLate(bench.store, 1, now, MINUTE))?.code;

  it("is a problem once it is ten times as old as a batch may be, closed or not", async () => {
    expect([await oldestUnsealed(bench.store, 1), await late(T)]).to.deep.equal([undefined, undefined]);
    await bench.store.append([phFrame(T, 750), phFrame(T + MINUTE, 751)]);
    expect(await late(T + 10 * MINUTE)).to.equal(undefined);
    expect(await late(T + 10 * MINUTE + 1)).to.equal("SEALING_LATE");
    await bench.sealer({ maxCount: 1 }).closeDue(1, T);
    expect(await late(T + 10 * MINUTE + 1)).to.equal("SEALING_LATE");
    const at = { transaction: `0x${"22".repeat(32)}`, block: 7, gasUsed: 8, sealedAt: T };
    await bench.store.markSealed(1, 1, at);
    expect(await oldestUnsealed(bench.store, 1)).to.equal(T + MINUTE);
    await bench.store.markSealed(1, 2, at);
    expect(await late(T + 99 * MINUTE)).to.equal(undefined);
  });
});
