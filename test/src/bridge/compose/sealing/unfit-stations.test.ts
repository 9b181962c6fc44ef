import { expect } from "chai";
import { unfitStations } from "../../../../../src/bridge/compose/sealing/unfit-stations.ts";
import { riverProfile } from "../../../../../src/bridge/quality/profiles/river.ts";
import { riverStation } from "../../../../../src/testing/river-station.ts";
import { withInterval } from "../../../../../src/testing/sealing.ts";

const RIVER = { stations: [riverStation(1), withInterval(riverStation(2), 1)], profiles: new Map(), calibrations: [] };

describe("stations that a profile does not fit", () => {
  it("are found with the sensor and the test that looks back too far", () => {
    const unfit = unfitStations(RIVER, [1, 2, 9]);
    expect([...unfit.keys()]).to.deep.equal([2]);
    const error = unfit.get(2) as { code: string; values: object };
    expect(error.code).to.equal("PROFILE_UNFIT");
    expect(error.values).to.include({ station: 2, sensor: 200, test: "flatLine", readings: 86_400, window: 3_000 });
  });

  it("are none of those that nobody asks for, nor with a profile of their own", () => {
    expect(unfitStations(RIVER, [1])).to.have.length(0);
    const profiles = new Map([[2, { ...riverProfile, window: 100_000 }]]);
    expect(unfitStations({ ...RIVER, profiles }, [1, 2])).to.have.length(0);
  });
});
