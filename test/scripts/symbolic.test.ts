/** What the findings of a run of `npm run test:symbolic` mean, without the prover. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ROOT } from "../../scripts/check/report.ts";
import { writeArtifacts } from "../../scripts/symbolic/artifacts.ts";
import { findingsIn } from "../../scripts/symbolic/halmos.ts";
import { judge } from "../../scripts/symbolic/judge.ts";

const CONTROL = { contract: "FalseProperty", property: "check_EveryHopIsAnother", exitcode: 1 };

describe("npm run test:symbolic", () => {
  it("passes when each property is proved and the false one is found false", () => {
    const verdict = judge([CONTROL, { contract: "UnitWordProofs", property: "check_WithSite", exitcode: 0 }]);
    expect(verdict.lines).to.deep.equal([
      "ok     false       FalseProperty.check_EveryHopIsAnother",
      "ok     proved      UnitWordProofs.check_WithSite",
    ]);
    expect([verdict.passed, verdict.failed]).to.deep.equal([2, 0]);
  });

  it("fails for a property that is false", () => {
    const { lines, failed } = judge([CONTROL, { contract: "A", property: "check_B", exitcode: 1 }]);
    expect(lines[1]).to.equal("FAILED false       A.check_B");
    expect(failed).to.equal(1);
  });

  it("fails for a property that was not decided", () => {
    const { lines, failed } = judge([CONTROL, { contract: "A", property: "check_B", exitcode: 2 }]);
    expect(lines[1]).to.equal("FAILED not decided A.check_B");
    expect(failed).to.equal(1);
  });

  it("fails when the false property is proved, or was not tried", () => {
    expect(judge([{ ...CONTROL, exitcode: 0 }]).failed).to.equal(1);
    expect(judge([{ contract: "A", property: "check_B", exitcode: 0 }])).to.deep.equal({
      lines: ["ok     proved      A.check_B", "FAILED no property of FalseProperty was tried"],
      passed: 1,
      failed: 1,
    });
  });

  it("reads the report that Halmos writes", () => {
    const report = { exitcode: 1, test_results: { "test/A.sol:A": [{ name: "check_B(uint256)", exitcode: 1 }] } };
    expect(findingsIn(JSON.stringify(report))).to.deep.equal([{ contract: "A", property: "check_B", exitcode: 1 }]);
  });

  it("builds every contract of properties, with what the prover reads", () => {
    const folder = mkdtempSync(join(tmpdir(), "tally-symbolic-"));
    try {
      writeArtifacts(ROOT, folder);
      const files = readdirSync(join(ROOT, "test/symbolic")).filter((file) => file.endsWith(".sol"));
      expect(readdirSync(folder).sort()).to.deep.equal(files.sort());
      for (const file of files) {
        const name = file.slice(0, -".sol".length);
        const artifact = JSON.parse(readFileSync(join(folder, file, `${name}.json`), "utf8")) as {
          methodIdentifiers: object;
          bytecode: { object: string };
          ast: { absolutePath: string };
        };
        const properties = Object.keys(artifact.methodIdentifiers).filter((method) => method.startsWith("check_"));
        expect(properties, file).not.to.be.empty;
        expect(artifact.bytecode.object, file).to.match(/^0x[0-9a-f]+$/);
        expect(artifact.ast.absolutePath).to.equal(`test/symbolic/${file}`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
