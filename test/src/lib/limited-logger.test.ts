import { expect } from "chai";
import { limitedLogger } from "../../../src/lib/limited-logger.ts";
import { silentLogger } from "../../../src/lib/logger.ts";
import { testClock } from "../../../src/testing/clock.ts";

describe("a logger for what strangers can cause", () => {
  it("writes the first lines of a message, and then how many there were", () => {
    const clock = testClock(Date.UTC(2026, 6, 1));
    const lines: object[] = [];
    const log = limitedLogger(
      {
        ...silentLogger,
        warn: (values, message) => lines.push({ ...values, message }),
        error: (_, message) => lines.push({ message }),
      },
      clock,
      { lines: 2, span: 1_000 },
    );
    for (let i = 0; i < 1_000; i++) log.warn({ i }, "refused");
    log.error({}, "refused");
    expect(lines).to.deep.equal([{ i: 0, message: "refused" }, { i: 1, message: "refused" }, { message: "refused" }]);
    log.flush();
    expect(lines).to.have.length(3);
    clock.advance(1_000);
    log.flush();
    expect(lines[3]).to.deep.equal({ leftOut: 998, since: "2026-07-01T00:00:00.000Z", message: "refused" });
    for (let i = 0; i < 3; i++) log.warn({ i }, "refused");
    clock.advance(1_000);
    log.warn({ i: 9 }, "refused");
    const told = { leftOut: 1, since: "2026-07-01T00:00:01.000Z", message: "refused" };
    expect(lines.slice(4)).to.deep.equal([
      { i: 0, message: "refused" },
      { i: 1, message: "refused" },
      told,
      { i: 9, message: "refused" },
    ]);
  });
});
