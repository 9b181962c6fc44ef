import { expect } from "chai";
import { learnDrift } from "../../../../src/bridge/quality/learn/learn-drift.ts";
import { driftTest } from "../../../../src/bridge/quality/streaming/drift.ts";
import { History } from "../../../../src/bridge/quality/streaming/history.ts";
import { checkNames } from "../../../../src/sdk/sensing/model/quality.ts";
import { seeded } from "../../../../src/testing/random.ts";

const [SCALE, WINDOW, INTERVAL] = [3, 3000, 3600];
const HOURS = 24 * 120;

/** Days with their course and with weather, from a drift-free instrument. */
function water(seed: number): number[] {
  const random = seeded(seed);
  let weather = 0;
  return Array.from({ length: HOURS }, (_, i) => {
    weather = 0.9 * weather + 0.2 * (random() - 0.5);
    return 8 + Math.sin((2 * Math.PI * i) / 24) + weather;
  });
}
const times = Array.from({ length: HOURS }, (_, i) => i * INTERVAL * 1_000);

function flagged(values: readonly number[], limits: NonNullable<ReturnType<typeof learnDrift>>): number[] {
  const test = driftTest(limits, SCALE);
  expect(checkNames(test.check)).to.deep.equal(["Drift"]);
  const history = new History(WINDOW, SCALE);
  return values.flatMap((value, i) => {
    history.forget(i);
    history.push(i, times[i] as number, value, 0);
    return test.next(history) === 1 ? [] : [i];
  });
}

describe("drift", () => {
  const limits = learnDrift({ times, values: water(1) }, INTERVAL, WINDOW, SCALE);
  if (limits === undefined) throw new Error("nothing was learned");

  it("is seen as days of change in one direction, up or down", () => {
    for (const sign of [1, -1]) {
      const drifting = water(2).map((value, i) => value + sign * Math.max(0, (i - 1_000) / 24) * 0.6);
      const seen = flagged(drifting, limits);
      expect(seen[0]).to.be.within(1_024, 1_000 + 24 * 14);
    }
  });

  it("is not seen in water, nor in a single spike", () => {
    expect(flagged(water(3), limits)).to.deep.equal([]);
    expect(
      flagged(
        water(3).map((value, i) => (i === 1_000 ? 1e6 : value)),
        limits,
      ),
    ).to.deep.equal([]);
  });

  it("is not learned from a month too short, or from what does not move", () => {
    const short = { times: times.slice(0, 500), values: water(1).slice(0, 500) };
    expect(learnDrift(short, INTERVAL, WINDOW, SCALE)).to.equal(undefined);
    expect(learnDrift({ times, values: Array<number>(HOURS).fill(7) }, INTERVAL, WINDOW, SCALE)).to.equal(undefined);
  });
});
