import { expect } from "chai";
import { unitText } from "../../../../src/console/sensing/unit-text.ts";

describe("src/console/sensing/unit-text", () => {
  it("writes units of UCUM as people do", () => {
    expect(["[pH]", "{NTU}", "Cel", "uS/cm", "mg/L"].map(unitText)).to.deep.equal(["", "NTU", "°C", "µS/cm", "mg/L"]);
  });
});
