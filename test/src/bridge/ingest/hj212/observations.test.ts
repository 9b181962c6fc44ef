import { expect } from "chai";
import { Device } from "../../../../../src/bridge/ingest/hj212/device.ts";
import { observationsOf } from "../../../../../src/bridge/ingest/hj212/observations.ts";
import { parseSegment } from "../../../../../src/bridge/ingest/hj212/segment.ts";
import { bridgeError } from "../../../../../src/bridge/model/errors.ts";
import type { Hj212Device } from "../../../../../src/bridge/model/hj212/device.ts";
import { fixedRegistry } from "../../../../../src/bridge/model/registry.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { riverStation } from "../../../../../src/testing/hj212.ts";

const convert = (from: string, to: string) => {
  if (from === "mS/cm" && to === "uS/cm") return { numerator: 1000n, denominator: 1n, addend: 0n };
  throw bridgeError("VALUE_NOT_DECIMAL", `${from} is not ${to}`); // any code will do
};
const device = (configuration: Partial<Hj212Device> = {}) =>
  new Device("M1", { station: 7, dialect: "2017", ...configuration }, fixedRegistry([riverStation(7)]), convert);

const observed = (cp: string, cn = "2011", of = device()) => {
  const { observations, refusals } = observationsOf(parseSegment(`ST=21;CN=${cn};MN=M1;CP=&&${cp}&&`), of);
  return {
    observations: observations.map(({ sensor, observedAt, value, text, sourceFlag }) => [
      sensor.parameter,
      new Date(observedAt).toISOString(),
      value,
      text,
      sourceFlag,
    ]),
    refusals: refusals.map(({ code, detail }) => `${code} ${detail}`),
  };
};

const AT = "2016-08-01T00:58:57.000Z";
const TIME = "DataTime=20160801085857";

describe("observationsOf", () => {
  it("reads real-time values, with the flags that they have", () => {
    const { observations, refusals } = observed(
      `${TIME};w01001-Rtd=7.125,w01001-Flag=N;w01010-Flag=B,w01010-Rtd=-99.0;w01018-Rtd=,w01018-Flag=D;w01014-Rtd=300`,
    );
    expect(observations).to.deep.equal([
      ["w01001", AT, 712, "7.125", "N"],
      ["w01010", AT, -990, "-99.0", "B"],
      ["w01018", AT, null, "", "D"],
      ["w01014", AT, 300, "300", ""],
    ]);
    expect(refusals).to.deep.equal([]);
  });

  it("keeps a flag without a value as a missing value, and letters that the standard does not have", () => {
    const { observations } = observed(`${TIME};w01001-Flag=D;w01010-Rtd=1,w01010-Flag=q;w01018-Rtd=1,w01018-Flag=hd`);
    expect(observations.map(([, , value, , flag]) => [value, flag])).to.deep.equal([
      [null, "D"],
      [10, "q"],
      [10, "x"],
    ]);
  });

  it("takes averages for parameters of their own", () => {
    const cp = `${TIME};w01018-Cou=10.5,w01018-Min=40.1,w01018-Avg=41.1,w01018-Max=42.1,w01018-Flag=N`;
    for (const [cn, parameter] of [
      ["2051", "w01018-minute"],
      ["2061", "w01018-hour"],
      ["2031", "w01018-day"],
    ])
      expect(observed(cp, cn).observations).to.deep.equal([[parameter, AT, 411, "41.1", "N"]]);
    expect(observed(`${TIME};w01018-Cou=10.5`, "2061").observations).to.deep.equal([]);
    expect(observed(`${TIME};SB1-RS=1`, "2021")).to.deep.equal({ observations: [], refusals: [] });
  });

  it("honours SampleTime, and the station's clock", () => {
    const cp = `${TIME};w01018-SampleTime=20160801070000,w01018-Rtd=2.2;w01001-Rtd=7`;
    expect(observed(cp).observations.map(([, at]) => at)).to.deep.equal(["2016-07-31T23:00:00.000Z", AT]);
    expect(observed(cp, "2011", device({ utcOffset: 0 })).observations[1]?.[1]).to.equal("2016-08-01T08:58:57.000Z");
  });

  it("puts items together by their names, whatever separates them", () => {
    const expected = observed(`${TIME};w01001-Rtd=7,w01001-Flag=N;w01010-Rtd=20,w01010-Flag=N`);
    expect(observed(`${TIME},w01001-Rtd=7,w01001-Flag=N,w01010-Rtd=20,w01010-Flag=N`)).to.deep.equal(expected);
    expect(observed(`${TIME};w01001-Rtd=7;w01001-Flag=N;w01010-Rtd=20;w01010-Flag=N`)).to.deep.equal(expected);
    const late = observed(`w01001-Rtd=7;w01010-Rtd=20;w01010-Flag=N;w01001-Flag=N;${TIME}`);
    expect(late).to.deep.equal(expected);
  });

  it("converts from the unit that the station declares", () => {
    const declared = device({ units: { w01014: "mS/cm" } });
    expect(observed(`${TIME};w01014-Rtd=0.3005`, "2011", declared).observations[0]?.[2]).to.equal(300);
    const wrong = device({ units: { w01014: "mg/L" } });
    expect(observed(`${TIME};w01014-Rtd=1;w01001-Rtd=7`, "2011", wrong)).to.deep.equal({
      observations: [["w01001", AT, 700, "7", ""]],
      refusals: ["VALUE_NOT_DECIMAL w01014: mg/L is not uS/cm"],
    });
  });

  it("refuses items that no reading can be made of, and takes the others", () => {
    const { observations, refusals } = observed(
      `${TIME};w01001-Rtd=NaN;w01010-Rtd=1e308;w01018-Rtd=2.2,w01018-SampleTime=20161301000000;w21003-Rtd=1;w01014-Rtd=5`,
    );
    expect(observations).to.deep.equal([["w01014", AT, 5, "5", ""]]);
    expect(refusals.map((refusal) => refusal.split(":")[0])).to.deep.equal([
      "VALUE_NOT_DECIMAL w01001",
      "VALUE_OUT_OF_RANGE w01010",
      "HJ212_TIME_INVALID w01018",
      "HJ212_PARAMETER_UNKNOWN w21003",
    ]);
    const quiet = device({ ignored: ["w21003"] });
    expect(observed(`${TIME};w21003-Rtd=1`, "2011", quiet)).to.deep.equal({ observations: [], refusals: [] });
  });

  it("takes the first of two values", () => {
    const cp = `${TIME};w00000-Avg=17.5,w00000-Flag=N,w00000-Avg=1512.0;w01001-Avg=7;w01001-Avg=7`;
    const { observations, refusals } = observed(cp, "2061");
    expect(observations.map(([, , value]) => value)).to.deep.equal([175, 700]);
    expect(refusals).to.deep.equal(["HJ212_VALUE_TWICE w00000-Avg: 1512.0"]);
  });

  it("refuses an upload without a time", async () => {
    for (const cp of [
      "w01001-Rtd=7",
      "DataTime=;w01001-Rtd=7",
      "DataTime=20160230000000",
      "DataTime=19700101000000;w01001-Rtd=7",
      `${TIME};DataTime=20160801085858`,
    ])
      await refused(() => observed(cp), "HJ212_TIME_INVALID");
  });

  it("looks a sensor up again when the registry has another", () => {
    let station = riverStation(7);
    const registry = { ...fixedRegistry([]), sensorOf: () => station.sensors[0] };
    const of = new Device("M1", { station: 7, dialect: "2017" }, registry, convert);
    const first = of.measuredBy("w01001", "w01001");
    expect(of.measuredBy("w01001", "w01001")).to.equal(first);
    station = riverStation(7);
    expect(of.measuredBy("w01001", "w01001")?.sensor).to.equal(station.sensors[0]);
  });
});
