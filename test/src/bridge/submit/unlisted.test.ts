import { expect } from "chai";
import { MOST_LISTED } from "../../../../src/bridge/model/episodes.ts";
import { Unlisted } from "../../../../src/bridge/submit/unlisted.ts";
import type { Batch } from "../../../../src/sdk/sensing/model/batch.ts";
import { Check, Quality } from "../../../../src/sdk/sensing/model/quality.ts";
import type { Reading } from "../../../../src/sdk/sensing/model/reading.ts";
import type { Limit, Sensor } from "../../../../src/sdk/sensing/model/station.ts";
import { closedBatch } from "../../../../src/testing/readings.ts";
import { riverStation } from "../../../../src/testing/river-station.ts";

const [PH] = riverStation(1).sensors as [Sensor];

describe("exceedances that a batch does not list", () => {
  let limit: Limit;
  let unlisted: Unlisted;
  let seq: number;
  beforeEach(() => {
    limit = { min: 600, max: 900 };
    seq = 1;
    unlisted = new Unlisted({ sensor: (id) => (id === PH.id ? { ...PH, limit } : undefined) });
  });

  const reading = (value: number, changes: Partial<Reading> = {}): Reading => ({
    station: 1,
    seq: seq++,
    sensor: PH.id,
    observedAt: 0,
    receivedAt: 0,
    value,
    counter: 0,
    sourceFlag: "",
    quality: Quality.Good,
    checks: 0,
    evidence: "0x",
    ...changes,
  });
  /** Places in the batch, from 0, of what should have been listed. */
  function found(readings: readonly Reading[], listed: readonly number[] = []): number[] {
    const exceedances = listed.map((i) => {
      const { sensor, seq, observedAt, value } = readings[i] as Reading;
      return { sensor, seq, observedAt, value };
    });
    const batch: Batch = { ...closedBatch(1, readings[0]?.seq ?? 1, readings.length).batch, exceedances };
    return unlisted.take(batch, readings).map((each) => readings.indexOf(each));
  }
  const values = (...of: number[]) => of.map((value) => reading(value));

  it("are those that begin after three values within the limit", () => {
    expect(found(values(700, 700, 700, 901, 902, 700, 700, 903, 700, 700, 700, 599))).to.deep.equal([3, 11]);
  });

  it("are none where they are listed, or go on from the batch before", () => {
    expect(found(values(700, 700, 700, 901), [3])).to.deep.equal([]);
    expect(found(values(905, 700, 700, 905))).to.deep.equal([]);
    expect(found(values(700, 700, 700, 905))).to.deep.equal([3]);
  });

  it("are not certain at the beginning, nor under a new limit", () => {
    expect(found(values(901, 700, 700, 901))).to.deep.equal([]);
    found(values(700, 700, 700));
    limit = { min: null, max: 800 };
    expect(found(values(850, 700, 700, 700, 850))).to.deep.equal([4]);
  });

  it("are none where the value is not credible, or the sensor has no limit here", () => {
    found(values(700, 700, 700));
    const doubtful = [
      reading(950, { quality: Quality.Fail }),
      reading(0, { quality: Quality.Missing }),
      reading(950, { checks: Check.Conflict }),
      reading(950, { sensor: PH.id + 1 }),
    ];
    expect(found(doubtful)).to.deep.equal([]);
    limit = { min: null, max: null };
    expect(found(values(950))).to.deep.equal([]);
  });

  it("are none where a batch had no room", () => {
    const episode = () => values(700, 700, 700, 901);
    const full = Array.from({ length: MOST_LISTED + 1 }, episode).flat();
    const listed = Array.from({ length: MOST_LISTED }, (_, i) => 4 * i + 3);
    expect(found(full, listed)).to.deep.equal([]);
  });
});
