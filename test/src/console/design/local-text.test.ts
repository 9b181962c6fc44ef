import { expect } from "chai";
import { localText } from "../../../../src/console/design/local-text.ts";

describe("src/console/design/local-text", () => {
  it("says a time in a zone, and names the zone", () => {
    const at = Date.UTC(2026, 10, 30, 18, 5, 7);
    expect(localText(at, "en-GB", "Asia/Shanghai")).to.match(/^1 Dec 2026, 02:05:07 .*\(Asia\/Shanghai\)$/);
    expect(localText(at, "en-GB", "America/New_York")).to.match(/^30 Nov 2026, 13:05:07 .*\(America\/New_York\)$/);
  });
});
