import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect } from "chai";
import { systemProcesses } from "../../../src/network/system/processes.ts";

const { commandLineOf } = systemProcesses(process.env);

describe("command line of a process", () => {
  it("is none of one that is not there", async () => {
    // Above the largest number that Linux gives.
    expect(await commandLineOf(2 ** 23)).to.equal(undefined);
  });

  it("is there at every moment while a process becomes another program", async function () {
    if (process.platform === "win32") this.skip();
    const folder = mkdtempSync(join(tmpdir(), "tally-"));
    try {
      const script = join(folder, "becomes.sh");
      // It becomes itself, with one number less each time.
      writeFileSync(script, `if [ "$1" -gt 0 ]; then exec /bin/sh ${script} $(($1 - 1)); fi\nread -r line\n`);
      const child = spawn("/bin/sh", [script, "500"], { stdio: ["pipe", "ignore", "ignore"] });
      const ended = once(child, "exit");
      const last = `/bin/sh ${script} 0`;
      let seen: string | undefined;
      do {
        seen = (await commandLineOf(child.pid as number))?.join(" ");
        expect(seen).to.be.a("string");
        await setImmediate();
      } while (seen !== last);
      child.stdin.end("\n");
      await ended;
      expect(await commandLineOf(child.pid as number)).to.equal(undefined);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
