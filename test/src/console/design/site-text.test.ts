import { expect } from "chai";
import { siteText } from "../../../../src/console/design/site-text.ts";

describe("the console's times of a site", () => {
  it("are by the clock of its zone, on another day too, and name the zone", () => {
    const at = Date.UTC(2026, 10, 30, 23, 15, 7);
    expect(siteText(at, "+08:00")).to.equal("2026-12-01 07:15:07 UTC+08:00");
    expect(siteText(at, "-03:30")).to.equal("2026-11-30 19:45:07 UTC-03:30");
    expect(siteText(at, "+00:00")).to.equal("2026-11-30 23:15:07 UTC+00:00");
    expect(siteText(Number.NaN, "+08:00")).to.equal(undefined);
  });
});
