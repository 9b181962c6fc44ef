import { join } from "node:path";
import { expect } from "chai";
import { startProgram } from "../../src/testing/child.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Programs of `npm run` that take options, and a value that one of them refuses. */
const PROGRAMS: Readonly<Record<string, { readonly file: string; readonly wrong: readonly string[] }>> = {
  start: { file: "scripts/start.ts", wrong: ["--port", "abc"] },
  deploy: { file: "scripts/deploy.ts", wrong: ["--network", "besu", "--add", "custody", "--domains", "evidence"] },
  "test:crash": { file: "scripts/crash/main.ts", wrong: ["--kills", "abc"] },
  "test:besu": { file: "scripts/besu/main.ts", wrong: ["--only", "nothing"] },
  "test:fuzz": { file: "scripts/fuzz.ts", wrong: ["--only", "nothing"] },
  "test:mutants": { file: "scripts/mutants/main.ts", wrong: ["--only", "no such mutant"] },
  "bench:gas": { file: "bench/gas.ts", wrong: ["fast"] },
  "bench:bridge": { file: "bench/bridge.ts", wrong: ["--minutes", "abc"] },
};

describe("programs of npm run", function () {
  this.timeout(60_000);
  for (const [name, { file, wrong }] of Object.entries(PROGRAMS)) {
    const run = (...args: string[]) => startProgram(process.execPath, [join(ROOT, file), ...args], { cwd: ROOT }).ended;

    it(`${name}: --help says how it is used`, async () => {
      const { status, stdout, stderr } = await run("--help");
      expect([status, stderr], stderr).to.deep.equal([0, ""]);
      expect(stdout).to.match(new RegExp(`^Usage: npm run ${name}|^Usage: npm ${name} `));
    });

    for (const args of [["--unknown"], wrong]) {
      it(`${name}: ${args.join(" ")} is refused in words, with 1`, async () => {
        const { status, stdout, stderr } = await run(...args);
        expect([status, stdout], stderr).to.deep.equal([1, ""]);
        const [first, second, ...others] = stderr.trimEnd().split("\n");
        expect(first)
          .to.match(/^USAGE: /)
          .and.contain(args.at(-1) === "evidence" ? "--add" : args.at(-1));
        expect([second, others]).to.deep.equal(["  Run the command with --help.", []]);
      });
    }
  }
});
