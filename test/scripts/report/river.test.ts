import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { readRiver } from "../../../scripts/report/river.ts";

const VARIABLES = ["temp", "cond", "ph", "do", "turb", "stage"];
const HEAD = `datetime,${VARIABLES.map((name) => `${name},${name}_cor,${name}_qual`).join()}`;
const row = (time: string) => `${time},${VARIABLES.map(() => "1.5,1.5,NULL").join()}`;

describe("the files of the quality report", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "tally-river-"));
    const limits = Object.fromEntries(
      ["FranklinBasin", "TonyGrove", "MainStreet", "BlacksmithFork"].map((s) => [s, {}]),
    );
    writeFileSync(join(folder, "site_params.json"), JSON.stringify(limits));
    const lines = [HEAD, "", row("2020-01-01 00:00:00.000"), "   ", row("2020-01-01 00:15:00.000"), "", ""];
    for (const name of ["FranklinBasin", "TonyGrove", "MainStreet", "BlackSmithFork"]) {
      writeFileSync(join(folder, `${name}2020.csv`), `\u{feff}${lines.join("\r\n")}`);
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  it("may have blank lines, as those of a replay may", () => {
    for (const { points } of readRiver(folder)) {
      expect(points).to.have.length(2 * VARIABLES.length);
      expect(points.map(({ value }) => value)).to.deep.equal(points.map(() => 1.5));
      expect(points.at(-1)?.observedAt).to.equal(Date.UTC(2020, 0, 1, 0, 15));
    }
  });
});
