import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect } from "chai";
import { blocksOf, readDocument, sectionOf } from "../../../src/testing/documents.ts";

const run = promisify(execFile);

/** The last line that each example prints. */
const ENDS: Record<string, RegExp> = {
  anchoring: /^withdrawn, it is proved no more: SideChain_StatementNotValid$/,
  attest: /^the correction is valid$/,
  batch: /^revoked, it is not valid$/,
  funds: /^paid by rule: true; the same invoice again: Fingerprints_Taken; 90000000 unspent$/,
  custody: /^8003\/09520000000011D0001 is with organisation \d+, Active$/,
  receivables: /^Lake Forge has 99 351\.11 for an invoice of 100 000\.00$/,
  bridge: /^with another value it fails at leaf$/,
  "sign-off-chain": /^after it was withdrawn: false \[ 'REVOKED' \]$/,
};

describe("examples", () => {
  it("are all here", () => {
    expect(readdirSync("examples")).to.include.members(Object.keys(ENDS));
  });

  it("are what the guide of receivables shows, in twenty lines", () => {
    const file = readFileSync("examples/receivables/sell-invoice.ts", "utf8");
    const code = file.slice(file.indexOf("/** From an invoice file to money. */"));
    expect(blocksOf(sectionOf(readDocument("docs/guides/receivables.md"), "## Twenty lines"))).to.include(code);
    expect(code.trim().split("\n").length).to.be.most(20);
  });

  for (const [name, end] of Object.entries(ENDS)) {
    it(`${name} runs with one command`, async () => {
      const args = ["node_modules/hardhat/dist/src/cli.js", "run", "--no-compile", `examples/${name}/main.ts`];
      const { stdout } = await run(process.execPath, args);
      expect(stdout.trim().split("\n").at(-1)).to.match(end);
    });
  }
});
