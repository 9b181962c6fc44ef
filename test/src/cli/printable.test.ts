import { expect } from "chai";
import { explain } from "../../../src/cli/evidence/shared/explain.ts";
import { oneLine, printable } from "../../../src/cli/shared/printable.ts";
import type { EvidenceReceipt } from "../../../src/sdk/evidence/model/receipt/evidence-receipt.ts";
import type { OfflineVerdict } from "../../../src/sdk/evidence/model/receipt/verify-offline.ts";

describe("text from elsewhere, printed", () => {
  it("moves no cursor, hides nothing and does not turn the writing round", () => {
    expect(printable("a\u001b[2Kb\rc\nd")).to.equal("a\\u001b[2Kb\\u000dc\nd");
    expect(oneLine("a\nb\u202ec")).to.equal("a\\u000ab\\u202ec");
    expect(printable("Zürich 水 – ok")).to.equal("Zürich 水 – ok");
  });

  it("writes no verdict of its own", () => {
    const name = "\r\u001b[2KVALID  contract.pdf\n  ok    \u001b[8m";
    const receipt = { metadata: { fields: [{ path: "/name", value: name }] } } as unknown as EvidenceReceipt;
    const checks = [{ check: "file", ok: false, detail: "sha256 differs\nVALID" }];
    const text = explain(receipt, { valid: false, checks } as unknown as OfflineVerdict);
    expect(text.split("\n")[0]).to.match(/^NOT VALID {2}\\u000d\\u001b/);
    expect(text.split("\n").filter((line) => line.startsWith("VALID"))).to.deep.equal([]);
  });
});
