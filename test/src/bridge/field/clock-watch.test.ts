import { expect } from "chai";
import { AHEAD_ALLOWED, clockWatch } from "../../../../src/bridge/field/clock-watch.ts";
import { testClock } from "../../../../src/testing/clock.ts";

const T = Date.UTC(2026, 6, 1);
const HOUR = 3_600_000;

describe("the clock beside the chain's time", () => {
  /** A node that says when its head is, and when the block that it would make; undefined: it does not answer. */
  function bench() {
    const clock = testClock(T);
    const node: { latest: number | undefined; pending?: number } = { latest: T };
    const watch = clockWatch(
      {
        async getBlock(tag) {
          if (node.latest === undefined) throw new Error("ECONNREFUSED");
          return { timestamp: (tag === "pending" ? (node.pending ?? node.latest) : node.latest) / 1_000 };
        },
      },
      clock,
    );
    return { clock, node, watch };
  }

  it("finds a clock that is ahead at the start, and one that was set", async () => {
    const { clock, node, watch } = bench();
    clock.advance(HOUR);
    await watch.look();
    expect(watch.ahead()).to.equal(HOUR);
    node.latest = T + 2_000;
    clock.advance(2_000);
    await watch.look();
    expect(watch.ahead()).to.equal(HOUR);
    clock.advance(-HOUR);
    await watch.look();
    expect(watch.ahead()).to.equal(undefined);
  });

  it("finds one that leaps while it runs, once the chain's time goes on, and no batch passes meanwhile", async () => {
    const { clock, node, watch } = bench();
    await watch.look();
    expect([watch.ahead(), watch.hasReached(T + AHEAD_ALLOWED)]).to.deep.equal([undefined, true]);
    clock.advance(HOUR);
    expect(watch.hasReached(clock.now())).to.equal(false);
    await watch.look();
    node.latest = T + 2_000;
    clock.advance(2_000);
    await watch.look();
    expect(watch.ahead()).to.equal(HOUR);
    expect(watch.hasReached(clock.now())).to.equal(false);
  });

  it("does not take a chain that stands still, or has nothing to do, for one", async () => {
    const { clock, node, watch } = bench();
    await watch.look();
    for (let looks = 0; looks < 1_800; looks++) {
      clock.advance(2_000);
      await watch.look();
      expect(watch.ahead()).to.equal(undefined);
    }
    expect(watch.hasReached(clock.now())).to.equal(true);
    node.latest = clock.now();
    await watch.look();
    expect(watch.ahead()).to.equal(undefined);
  });

  it("goes by the block that the node would make, where it makes them on demand", async () => {
    const { clock, node, watch } = bench();
    clock.advance(HOUR);
    node.pending = T + HOUR;
    await watch.look();
    expect([watch.ahead(), watch.hasReached(clock.now())]).to.deep.equal([undefined, true]);
  });

  it("doubts at the start for some looks, and for none where the node does not answer", async () => {
    const { clock, watch, node } = bench();
    clock.advance(HOUR);
    await watch.look();
    expect(watch.ahead()).to.equal(HOUR);
    node.latest = undefined;
    for (let looks = 0; looks < 20; looks++) await watch.look();
    expect([watch.ahead(), watch.hasReached(clock.now())]).to.deep.equal([undefined, true]);
    const away = bench();
    away.node.latest = undefined;
    await away.watch.look();
    expect([away.watch.ahead(), away.watch.hasReached(T + HOUR)]).to.deep.equal([undefined, true]);
  });
});
