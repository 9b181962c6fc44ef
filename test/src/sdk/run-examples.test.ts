import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import { expect } from "chai";

const run = promisify(execFile);

/** The last line that each example prints. */
const ENDS: Record<string, RegExp> = {
  attest: /^the correction is valid$/,
  batch: /^revoked, it is not valid$/,
  custody: /^8003\/09520000000011D0001 is with organisation \d+, Active$/,
  bridge: /^with another value it fails at leaf$/,
  "sign-off-chain": /^after it was withdrawn: false \[ 'REVOKED' \]$/,
};

describe("examples", () => {
  it("are all here", () => {
    expect(readdirSync("examples")).to.include.members(Object.keys(ENDS));
  });

  for (const [name, end] of Object.entries(ENDS)) {
    it(`${name} runs with one command`, async () => {
      const args = ["node_modules/hardhat/dist/src/cli.js", "run", "--no-compile", `examples/${name}/main.ts`];
      const { stdout } = await run(process.execPath, args);
      expect(stdout.trim().split("\n").at(-1)).to.match(end);
    });
  }
});
