import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { RIVER_REPORT, riverReport } from "../../scripts/report/river-report.ts";

const FOLDER = fileURLToPath(new URL("../../../shared/data/river", import.meta.url));

describe("report on quality control over four real stations", () => {
  it("is what quality control says today", function () {
    if (!existsSync(FOLDER)) {
      console.log(`      skipped: no ${FOLDER}`);
      return this.skip();
    }
    const written = readFileSync(fileURLToPath(new URL(`../../${RIVER_REPORT}`, import.meta.url)), "utf8");
    expect(riverReport(FOLDER)).to.equal(written);
  });
});
