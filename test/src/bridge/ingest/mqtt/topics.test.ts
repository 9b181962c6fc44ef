import { expect } from "chai";
import { stationOfTopic } from "../../../../../src/bridge/ingest/mqtt/topics.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const stations = (...filters: string[]) => filters.map((filter, index) => ({ station: index + 1, filter }));

describe("stations of topics", () => {
  it("are found by MQTT's rules", () => {
    const stationOf = stationOfTopic(stations("t/one/#", "t/two/+/pack", "t/three", "+/four/x"));
    const cases: [string, number | undefined][] = [
      ["t/one", 1],
      ["t/one/", 1],
      ["t/one/a/b", 1],
      ["t/onex", undefined],
      ["t/two/a/pack", 2],
      ["t/two//pack", 2],
      ["t/two/a/b/pack", undefined],
      ["t/two/a", undefined],
      ["t/three", 3],
      ["t/three/", undefined],
      ["T/three", undefined],
      ["a/four/x", 4],
      ["", undefined],
    ];
    for (let round = 0; round < 2; round++) {
      for (const [topic, station] of cases) expect(stationOf(topic), topic).to.equal(station);
    }
  });

  it("may have several filters, which may overlap among themselves", () => {
    const stationOf = stationOfTopic([
      { station: 1, filter: "a/#" },
      { station: 1, filter: "a/b" },
      { station: 2, filter: "b" },
    ]);
    expect(["a/b", "b"].map(stationOf)).to.deep.equal([1, 2]);
  });

  it("are refused where a topic could be of two", async () => {
    for (const [one, other] of [
      ["a/#", "a/b"],
      ["a/#", "a"],
      ["#", "x"],
      ["+/b", "a/+"],
      ["a/+/c", "a/b/#"],
      ["a", "a"],
    ] as const) {
      await refused(() => stationOfTopic(stations(one, other)), "SOURCE_CONFIG_INVALID");
      await refused(() => stationOfTopic(stations(other, one)), "SOURCE_CONFIG_INVALID");
    }
    for (const [one, other] of [
      ["a/+", "a/b/c"],
      ["a", "a/+"],
      ["a/b/#", "a/c/#"],
      ["+/b", "a/c"],
    ] as const) {
      expect(() => stationOfTopic(stations(one, other))).to.not.throw();
    }
  });

  it("are refused where a filter is none", async () => {
    for (const filter of ["", "a/#/b", "a#", "a/b+", "$SYS/#", "$share/g/a", "a\0"]) {
      await refused(() => stationOfTopic(stations(filter)), "SOURCE_CONFIG_INVALID");
    }
  });
});
