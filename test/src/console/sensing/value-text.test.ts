import { expect } from "chai";
import { valueText } from "../../../../src/console/sensing/value-text.ts";
import type { IndexedSensor } from "../../../../src/sdk/query/sensing.ts";

describe("console: a measured value", () => {
  it("has its sensor's places and unit, and is not told where the sensor is not known", () => {
    expect(valueText("1234", { scale: 2, unit: "mg/L" } as IndexedSensor)).to.equal("12.34 mg/L");
    const low = String(-(2n ** 63n));
    expect(valueText(low, { scale: 2, unit: "mg/L" } as IndexedSensor)).to.equal("-92233720368547758.08 mg/L");
    expect(valueText("1234", undefined)).to.equal("…");
  });
});
