import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { expect } from "chai";
import { createChildren } from "../../../scripts/besu/children.ts";

/** A killed one that nobody has asked for yet is none. */
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== "linux" || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
};

/** A program that starts another, says its pid, and waits with it. */
const PARENT = `const { spawn } = require("node:child_process");
const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
console.log(child.pid);
setInterval(() => {}, 1000);`;

describe("programs of test:besu", () => {
  it("are killed at the end, with what they have started", async () => {
    const children = createChildren(process.env);
    const program = children.start(["-e", PARENT]);
    const grandchild = Number(await program.firstLine);
    expect(isAlive(grandchild)).to.equal(true);
    await children.close();
    const { code } = await program.ended;
    expect(code).to.equal(null);
    while (isAlive(grandchild)) await setImmediate();
  });

  it("give what they print and their exit code, and say so where they print nothing", async () => {
    const children = createChildren(process.env);
    const { code, out } = await children.run(["-e", "console.log(process.env.GIVEN); process.exit(3)"], { GIVEN: "7" });
    expect([code, out]).to.deep.equal([3, "7\n"]);
    const silent = children.start(["-e", "console.error('why'); process.exit(1)"]);
    const error = await silent.firstLine.then(
      () => undefined,
      (cause) => cause,
    );
    expect(error).to.include({ code: "PROGRAM_FAILED" });
    expect(error.message).to.match(/ended with 1 and said nothing: why/);
    await children.close();
  });
});
