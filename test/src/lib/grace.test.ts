import { expect } from "chai";
import { endsWithin } from "../../../src/lib/grace.ts";
import { startProgram } from "../../../src/testing/child.ts";
import { testClock } from "../../../src/testing/clock.ts";

describe("a time of grace", () => {
  it("is over when the work is, or the time, and passes a failure on", async () => {
    const clock = testClock();
    expect(await endsWithin(Promise.resolve(), 1_000, clock)).to.equal(true);
    const late = endsWithin(new Promise(() => {}), 1_000, clock);
    clock.advance(1_000);
    expect(await late).to.equal(false);
    const failed = await endsWithin(Promise.reject(new Error("no")), 1_000, clock).catch((error) => error.message);
    expect(failed).to.equal("no");
  });

  it("ends a process that does not end by itself", async () => {
    const module = JSON.stringify(import.meta.resolve("../../../src/lib/exit-after.ts"));
    const program = `import(${module}).then(({ exitAfter }) => { exitAfter(1, 3); setInterval(() => {}, 1000); });`;
    expect((await startProgram(process.execPath, ["-e", program]).ended).status).to.equal(3);
  });
});
