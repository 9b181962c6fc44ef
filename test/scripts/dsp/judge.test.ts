import { expect } from "chai";
import { EXPECTED, judge, type Row, rowsOf } from "../../../scripts/dsp/judge.ts";

const whole: Row[] = Object.entries(EXPECTED).flatMap(([group, count]) =>
  Array.from({ length: count }, (_, n) => ({ test: `${group}:${n}`, title: "", status: "passed", reason: "" })),
);

describe("the verdict on the compatibility kit", () => {
  it("reads the launcher's lines among all others", () => {
    const output =
      "noise\n@@\tSUCCESSFUL\tCN:01-01: Verify contract request\t\n@@\tFAILED\tTP:01-02: Verify\tTimeout\n";
    expect(rowsOf(output)).to.deep.equal([
      { test: "CN:01-01", title: "Verify contract request", status: "passed", reason: "" },
      { test: "TP:01-02", title: "Verify", status: "failed", reason: "Timeout" },
    ]);
  });

  it("lets pass what is skipped for a reason that is written down, and nothing else", () => {
    const [known, unknown] = rowsOf(
      "@@\tSKIPPED\tTP:02-04: Verify\tdisabled\n@@\tSKIPPED\tTP:02-05: Verify\tdisabled\n",
    );
    expect(known).to.deep.include({ status: "not run" });
    expect(known?.reason).to.include("the kit itself has it disabled");
    expect(unknown).to.deep.include({ status: "failed", reason: "skipped: disabled" });
  });

  it("fails when the kit runs fewer tests than it has", () => {
    expect(judge(whole)).to.include({ failed: 0, passed: whole.length });
    const { failed, lines } = judge(whole.slice(1));
    expect([failed, lines.at(-1)]).to.deep.equal([1, "MET: the kit ran fewer than 1 tests"]);
  });

  it("counts a class that fails before its tests", () => {
    const [row] = rowsOf("@@\tFAILED\tCatalog01Test\tno class definition\n");
    expect(judge([...whole, row as Row]).failed).to.equal(1);
  });
});
