import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { isHeldOut, type Scored, totalOf } from "../../scripts/report/quality-report.ts";
import { RIVER_REPORT, riverReport, riverScores } from "../../scripts/report/river-report.ts";
import { TESTS } from "../../scripts/report/scores.ts";

const FOLDER = fileURLToPath(new URL("../../../shared/data/river", import.meta.url));

describe("report on quality control over four real stations", () => {
  before(function () {
    if (existsSync(FOLDER)) return;
    console.log(`      skipped: no ${FOLDER}`);
    this.skip();
  });

  it("is what quality control says today", () => {
    const written = readFileSync(fileURLToPath(new URL(`../../${RIVER_REPORT}`, import.meta.url)), "utf8");
    expect(riverReport(FOLDER)).to.equal(written);
  });

  it("keeps its promises, on what the rules were chosen by and on what is held out", () => {
    const { learned, shipped } = riverScores(FOLDER);
    const heldOut = learned.filter(isHeldOut);
    expect(heldOut).to.have.length(2);
    for (const scored of [learned, heldOut, shipped]) requirePrecise(scored);
    // As many as before the rules were chosen.
    expect(totalOf(heldOut, "Any").caught).to.be.at.least(8);
    expect(totalOf(learned, "Any", (variable) => variable !== "stage").caught).to.be.at.least(12);
  });
});

/** At most one good point in two hundred is flagged, and of what a test flags one in five is a fault, or it flags nothing good. */
function requirePrecise(scored: readonly Scored[]): void {
  const { good, goodFlagged } = totalOf(scored, "Any");
  expect(goodFlagged / good).to.be.at.most(0.005);
  for (const test of TESTS) {
    const score = totalOf(scored, test);
    if (score.goodFlagged > 0) expect(score.caught / (score.caught + score.goodFlagged), test).to.be.at.least(0.2);
  }
}
