import { expect } from "chai";
import { ageText } from "../../../../src/console/design/age-text.ts";

describe("src/console/design/age-text", () => {
  it("says a length of time in its largest unit, rounded down", () => {
    for (const [seconds, said] of [
      [0, "0 seconds"],
      [59.9, "59 seconds"],
      [60, "1 minute"],
      [3_599, "59 minutes"],
      [86_399, "23 hours"],
      [200_000, "2 days"],
    ] as const) {
      expect(ageText(seconds, "en")).to.equal(said);
    }
    expect(ageText(7_200, "zh")).to.match(/^2\s?小时$/);
  });

  it("is never less than nothing: clocks differ", () => {
    expect(ageText(-5, "en")).to.equal("0 seconds");
  });
});
