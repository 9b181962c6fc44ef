import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { SENSORS, TALLY_RIVER } from "../../../../src/simulator/definition.ts";
import { FALSIFICATIONS } from "../../../../src/simulator/falsifier/kinds.ts";
import { omittedAndRenumbered } from "../../../../src/simulator/falsifier/omitted.ts";
import { swapIdentities } from "../../../../src/simulator/falsifier/swapped-identity.ts";
import type { Episode } from "../../../../src/simulator/falsifier/tampering.ts";
import { createRandom } from "../../../../src/simulator/random.ts";
import type { SimulatedReading } from "../../../../src/simulator/reading.ts";
import { riverReadings } from "../../../../src/simulator/river/river.ts";

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 5, 1);
const episodeFrom = FROM + 10 * DAY;

describe("falsifier", () => {
  let stream: SimulatedReading[];
  let neighbour: SimulatedReading[];
  const episode = (changes: Partial<Episode> = {}): Episode => ({
    from: episodeFrom,
    to: episodeFrom + 2 * DAY,
    random: createRandom(1),
    sensors: SENSORS,
    neighbour,
    ...changes,
  });
  const tampered = (kind: string, changes?: Partial<Episode>) => {
    const found = FALSIFICATIONS.find((one) => one.kind === kind);
    if (!found) throw new Error(kind);
    return found.tamper(stream, episode(changes));
  };
  const labelled = (readings: readonly SimulatedReading[]) => readings.filter(({ label }) => label !== "none");

  before(() => {
    const spill = {
      station: "old-ferry",
      at: episodeFrom + DAY / 4,
      hours: 10,
      ammonia: 2.5,
      codMn: 6,
      phosphorus: 0.4,
    };
    const readings = [
      ...riverReadings({ seed: 11, stations: TALLY_RIVER, from: FROM, to: FROM + 16 * DAY, spills: [spill] }),
    ];
    stream = readings.filter(({ station }) => station === "old-ferry");
    neighbour = readings.filter(({ station }) => station === "mill-weir");
  });

  for (const { kind } of FALSIFICATIONS) {
    it(`${kind}: labels what it changed, touches nothing else, keeps the order of sending, and repeats by its seed`, () => {
      const before = new Set(stream);
      const after = tampered(kind);
      const wrong = after.filter((reading) => {
        // Who renumbers leaves values, times and labels as they were.
        const kept = before.has(reading) || (kind === "omitted-renumbered" && reading.label === "none");
        return reading.label === kind ? before.has(reading) : !kept;
      });
      expect(wrong).to.deep.equal([]);
      if (kind.startsWith("omitted")) expect(after.length).to.be.below(stream.length);
      else expect(labelled(after).length).to.be.greaterThan(0);
      expect(after.filter(({ sentAt }, i) => !(sentAt >= (after[i - 1]?.sentAt ?? 0)))).to.deep.equal([]);
      expect(isDeepStrictEqual(tampered(kind), after), "the same again").to.equal(true);
    });

    it(`${kind}: texts say what values say, with the instrument's decimals`, () => {
      const scales = new Map(SENSORS.map(({ parameter, scale }) => [parameter, scale]));
      const wrong = tampered(kind).filter(
        ({ parameter, value, text }) =>
          Number(text) !== value || (text.split(".")[1]?.length ?? 0) !== scales.get(parameter),
      );
      expect(wrong).to.deep.equal([]);
    });
  }

  const ammonia = (readings: readonly SimulatedReading[]) =>
    readings.filter(
      ({ parameter, observedAt }) =>
        parameter === "w21003" && observedAt >= episodeFrom && observedAt < episodeFrom + 2 * DAY,
    );

  it("hides the exceedance that was there", () => {
    const most = (readings: readonly SimulatedReading[]) =>
      Math.max(...ammonia(readings).map(({ value }) => value ?? 0));
    expect(most(stream)).to.be.greaterThan(1);
    const hiding = FALSIFICATIONS.filter(({ hides }) => hides).map(({ kind }) => kind);
    const shown = ["altered-resend", "clock-set-back", "pretended-maintenance"]; // these leave the true values in the stream
    for (const kind of hiding.filter((one) => !shown.includes(one))) {
      const left = ammonia(tampered(kind));
      if (left.length > 0) expect(most(left), kind).to.be.at.most(1);
    }
  });

  it("replays the very values of six days before", () => {
    const old = new Map(
      stream.map((reading) => [`${reading.parameter} ${reading.observedAt + 6 * DAY}`, reading.text]),
    );
    for (const { parameter, observedAt, text } of labelled(tampered("replayed-block"))) {
      expect(text).to.equal(old.get(`${parameter} ${observedAt}`));
    }
  });

  it("leaves a hole in the counters when it omits, or none when it renumbers", () => {
    const holes = (readings: readonly SimulatedReading[]) => {
      const last = new Map<string, number>();
      let count = 0;
      for (const { parameter, counter } of readings) {
        if (counter !== (last.get(parameter) ?? 0) + 1) count += 1;
        last.set(parameter, counter);
      }
      return count;
    };
    expect(holes(stream)).to.equal(0);
    expect(holes(tampered("omitted"))).to.equal(SENSORS.length);
    const renumbered = omittedAndRenumbered(stream, episode());
    expect(renumbered.length).to.equal(tampered("omitted").length);
    expect(holes(renumbered)).to.equal(0);
  });

  it("swaps both stations", () => {
    const [one, other] = swapIdentities(stream, neighbour, episode());
    expect(ammonia(one).map(({ text }) => text)).to.deep.equal(ammonia(neighbour).map(({ text }) => text));
    expect(ammonia(other).map(({ text }) => text)).to.deep.equal(ammonia(stream).map(({ text }) => text));
    expect(new Set(one.map(({ station }) => station))).to.deep.equal(new Set(["old-ferry"]));
  });

  it("tampers with the parameters it is told to, and no others", () => {
    const changed = labelled(tampered("frozen", { parameters: ["w01009"] }));
    expect(new Set(changed.map(({ parameter }) => parameter))).to.deep.equal(new Set(["w01009"]));
  });
});
