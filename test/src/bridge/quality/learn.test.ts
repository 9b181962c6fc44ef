import { expect } from "chai";
import { learnClimatology } from "../../../../src/bridge/quality/learn/learn-climatology.ts";
import { learnParameter } from "../../../../src/bridge/quality/learn/learn-parameter.ts";
import { learnProfile } from "../../../../src/bridge/quality/learn/learn-profile.ts";
import { learnUpstream } from "../../../../src/bridge/quality/learn/learn-upstream.ts";
import { OPTIONAL_TESTS } from "../../../../src/bridge/quality/learn/optional-tests.ts";
import { parseProfile } from "../../../../src/bridge/quality/profile/parse.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { profileOf, sensorOf, stationOf } from "../../../../src/testing/quality.ts";
import { seeded } from "../../../../src/testing/random.ts";

const QUARTER = 900_000;
const BEGIN = Date.UTC(2025, 0, 1);

/** A river: days, a slow wave, noise; `delay` quarters later downstream. */
function river(count: number, { delay = 0, seed = 1, shift = 0 } = {}) {
  const random = seeded(seed);
  const times = Array.from({ length: count }, (_, i) => BEGIN + i * QUARTER);
  const values = times.map((_, i) => {
    const t = i - delay;
    const true_ = 10 + shift + 2 * Math.sin((2 * Math.PI * t) / 96) + 3 * Math.sin(t / 333) + Math.sin(t / 41);
    return Math.round(100 * (true_ + (random() - 0.5) * 0.1)) / 100;
  });
  return { times, values };
}

describe("learning a profile", () => {
  const sensor = sensorOf(1, "w01010", "Cel", { scale: 3 });

  it("gives settings that can be a profile, and that single faults do not move", () => {
    const history = river(4000);
    const faulty = { times: history.times, values: history.values.map((value, i) => (i === 2000 ? 60 : value)) };
    const settings = learnParameter({ sensor, history, range: [0, 100], tests: OPTIONAL_TESTS });
    const profile = parseProfile(profileOf({ window: 3000, parameters: { w01010: settings } }));
    expect(profile.parameters.w01010?.digitPattern?.format).to.deep.equal([
      { decade: 0, decimals: 2, step: 1 },
      { decade: 1, decimals: 2, step: 1 },
    ]);
    for (const test of OPTIONAL_TESTS) expect(settings[test], test).to.not.equal(undefined);
    expect(settings.spike?.suspect).to.be.within(0.2, 0.6);
    expect(learnParameter({ sensor, history: faulty, range: [0, 100] }).spike?.suspect).to.be.below(1);
  });

  it("leaves tests out that are off by default", () => {
    const history = river(4000);
    const settings = learnParameter({ sensor, history });
    for (const test of OPTIONAL_TESTS) expect(settings, test).not.to.have.property(test);
    const station = stationOf([sensor]);
    const wanted = { base: profileOf(), name: "x", version: 1, station, histories: [{ sensor: 1, history }] };
    expect(learnProfile(wanted).parameters.w01010).not.to.have.property("drift");
    expect(learnProfile({ ...wanted, tests: ["drift"] }).parameters.w01010).to.have.property("drift");
  });

  it("is refused a history that teaches nothing", async () => {
    await refused(() => learnParameter({ sensor, history: river(100) }), "QC_PARAMETER_INVALID");
  });

  it("finds the travel time from upstream and the usual difference", () => {
    const upstream = river(4000, { seed: 2 });
    const band = learnUpstream({ history: river(4000, { delay: 12, seed: 3, shift: 1 }), upstream });
    expect(band?.lag).to.equal(3 * 3600);
    expect(band?.band[0]).to.be.within(0.7, 1);
    expect(band?.band[1]).to.be.within(1, 1.3);
    expect(learnUpstream({ history: river(100), upstream })).to.equal(undefined);
  });

  it("learns the months that it saw enough of", () => {
    const members = learnClimatology(river(96 * 33));
    expect(members.map(({ from, to }) => [from, to])).to.deep.equal([[1, 1]]);
    expect(members[0]?.usual[0]).to.be.below(10);
  });
});
