import { join } from "node:path";
import { expect } from "chai";
import { type LaneParameters, runLane } from "../../../scripts/test/lane.ts";
import { residentBytes } from "../../../scripts/test/memory.ts";
import { withTree } from "../../../src/testing/tree.ts";

const RESULT = { passed: 2, failed: 0, skipped: 1, failures: [], phases: { tests: 1 }, files: { "a.test.ts": 1 } };
const SEND = `process.send(${JSON.stringify(RESULT)}, () => process.disconnect());\n`;
const FOREVER = "setInterval(() => {}, 1_000);\n";

/** Runs a program as a lane; gives its result and what was written. */
function lane(source: string, parameters: Partial<LaneParameters> = {}) {
  return withTree({ "lane.mjs": source }, async (root) => {
    const written: string[] = [];
    const result = await runLane({
      name: "sample",
      program: join(root, "lane.mjs"),
      seconds: 60,
      bytes: 2 ** 33,
      signal: new AbortController().signal,
      write: (text) => written.push(text),
      ...parameters,
    });
    return { result, written };
  });
}

describe("scripts/test/lane", () => {
  it("gives the program's result, and what it printed in one piece", async () => {
    const { result, written } = await lane(
      `console.log("one");\nconsole.error("two");\nconsole.log("three");\n${SEND}`,
    );
    expect(result).to.deep.equal(RESULT);
    expect(written).to.have.length(1);
    expect(written[0]?.split("\n").filter(Boolean).sort()).to.deep.equal(["one", "three", "two"]);
  });

  it("deals work out to a program that asks for it, until nothing is left", async () => {
    const waiting = ["one", "two"];
    const take = `const taken = [];
      process.on("message", ({ next }) => {
        if (next === undefined) return process.send({ ...${JSON.stringify(RESULT)}, files: { taken } }, () => process.disconnect());
        taken.push(next);
        process.send({ ask: "next" });
      });
      process.send({ ask: "next" });\n`;
    const { result } = await lane(take, { next: () => waiting.shift() });
    expect(result.files).to.deep.equal({ taken: ["one", "two"] });
    expect((await lane(take)).result.files).to.deep.equal({ taken: [] });
  });

  it("shows what is printed while the program runs, where that is wanted", async () => {
    const controller = new AbortController();
    const written: string[] = [];
    const write = (text: string) => {
      written.push(text);
      controller.abort();
    };
    const { result } = await lane(`console.log("one");\n${FOREVER}`, { live: true, write, signal: controller.signal });
    expect(written).to.deep.equal(["one\n", "The sample lane was ended: the run was ended\n"]);
    expect(result.failures).to.deep.equal(["The sample lane was ended: the run was ended"]);
    expect(result.failed).to.equal(1);
  });

  it("counts a program that fails, or ends without a result, as a failed test", async () => {
    const fails = await lane(`process.send(${JSON.stringify(RESULT)}, () => process.exit(3));\n`);
    expect(fails.result).to.deep.equal({ ...RESULT, failed: 1, failures: ["The sample lane was ended: exit code 3"] });
    expect(fails.written).to.deep.equal(["The sample lane was ended: exit code 3\n"]);
    const silent = await lane("process.exit(0);\n");
    expect(silent.result).to.include({ passed: 0, failed: 1 });
    expect(silent.written).to.deep.equal(["The sample lane was ended: exit code 0\n"]);
  });

  it("ends a program that takes too long, with a message", async () => {
    const { result, written } = await lane(FOREVER, { seconds: 0.2 });
    expect(result.failed).to.equal(1);
    expect(written).to.deep.equal(["The sample lane was ended: not done after 0.2 s\n"]);
  });

  it("ends a program that does not end once it has told its result, with a message", async () => {
    const { result, written } = await lane(`process.send(${JSON.stringify(RESULT)});\n${FOREVER}`, { grace: 0.2 });
    const ended = "The sample lane was ended: a test left something open, for 0.2 s after the result";
    expect(result).to.deep.equal({ ...RESULT, failed: RESULT.failed + 1, failures: [ended] });
    expect(written).to.deep.equal([`${ended}\n`]);
  });

  it("ends a program that holds too much memory, with a message", async () => {
    const { result, written } = await lane(FOREVER, { bytes: 2 ** 20 });
    expect(result.failed).to.equal(1);
    expect(written[0]).to.match(/^The sample lane was ended: holds \d+\.\d GiB of memory, more than 0\.0 GiB\n$/);
  });

  it("ends what the program started as well", async () => {
    const controller = new AbortController();
    let pid = 0;
    const start = `import { spawn } from "node:child_process";
      const child = spawn(process.execPath, ["-e", ${JSON.stringify(FOREVER)}], { stdio: "ignore" });
      console.log(child.pid);\n${FOREVER}`;
    const write = (text: string) => {
      pid ||= Number(text);
      controller.abort();
    };
    await lane(start, { live: true, write, signal: controller.signal });
    expect(pid).to.be.greaterThan(0);
    // It may be left as a zombie where nobody collects it: that holds no memory.
    while ((residentBytes(pid) ?? 0) > 0) await new Promise((resolve) => setImmediate(resolve));
  });
});
