import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { temporaryFolder } from "../../../src/testing/bridge.ts";
import { blocksOf, readDocument } from "../../../src/testing/documents.ts";
import { parseCommand } from "../../../src/testing/parse-command.ts";

const GUIDES = ["docs/guides/indexer.md"];
const ANALYZE = "systemd-analyze";

/** What is wrong with a unit on any machine: that this one has not the program that it starts is not. */
const problemsIn = (said: string) =>
  said.split("\n").filter((line) => line !== "" && !/is not executable: No such file or directory$/.test(line));

function hasSystemd(): boolean {
  try {
    execFileSync(ANALYZE, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("the units that the guides print for systemd", () => {
  const folder = temporaryFolder();
  after(() => folder.cleanUp());

  for (const guide of GUIDES) {
    const text = readDocument(guide);
    const units = blocksOf(text).filter((block) => block.includes("ExecStart="));

    it(`${guide}: start what tally understands, with files that the guide says how to make`, async () => {
      expect(units).to.have.lengthOf(1);
      for (const unit of units) {
        const [, program = "", command = ""] = /^ExecStart=(\S+) (.+)$/m.exec(unit) ?? [];
        expect(program).to.match(/^\/\S*\/tally$/);
        await parseCommand(command);
        const files = command.split(" ").filter((word) => word.startsWith("/"));
        expect(files).to.have.length.above(0);
        for (const file of files) expect(text.replace(unit, ""), file).to.include(file);
      }
    });

    it(`${guide}: systemd finds nothing wrong with them`, function () {
      if (!hasSystemd()) return this.skip();
      for (const [i, unit] of units.entries()) {
        const file = join(folder.path, `unit-${i}.service`);
        const said = (content: string) => {
          writeFileSync(file, `${content}\n`);
          return problemsIn(spawnSync(ANALYZE, ["verify", "--man=no", file], { encoding: "utf8" }).stderr);
        };
        expect(said(unit.replace("Restart=", "Restrat=")), "it sees nothing").to.have.length.above(0);
        expect(said(unit)).to.deep.equal([]);
      }
    });
  }
});
