import { expect } from "chai";
import { createSessions } from "../../../src/lib/sessions.ts";
import { testClock } from "../../../src/testing/clock.ts";

describe("sessions", () => {
  it("a challenge is of one account, one use and a short time", () => {
    const clock = testClock();
    const sessions = createSessions<string>({ clock });
    const { nonce, expiresAt } = sessions.challenge("a");
    expect(expiresAt).to.equal(Math.floor(clock.now() / 1_000) + 120);
    expect(sessions.take(nonce, "b"), "of another").to.equal(undefined);
    expect(sessions.take(nonce, "a"), "used up by that").to.equal(undefined);
    const next = sessions.challenge("a");
    expect(sessions.take(next.nonce, "a")).to.deep.equal(next);
    expect(sessions.take(next.nonce, "a"), "twice").to.equal(undefined);
    const late = sessions.challenge("a");
    clock.advance(120_001);
    expect(sessions.take(late.nonce, "a"), "too late").to.equal(undefined);
  });

  it("a session lasts for its time, and the oldest goes where there are too many", () => {
    const clock = testClock();
    const sessions = createSessions<string>({ clock, most: 2, lifetime: 1_000 });
    const [a, b, c] = ["a", "b", "c"].map((who) => sessions.begin(who).token) as [string, string, string];
    expect([a, b, c].map(sessions.find)).to.deep.equal([undefined, "b", "c"]);
    expect(sessions.find("")).to.equal(undefined);
    sessions.end(b);
    expect(sessions.find(b), "ended").to.equal(undefined);
    clock.advance(1_000);
    expect(sessions.find(c)).to.equal("c");
    clock.advance(1);
    expect(sessions.find(c)).to.equal(undefined);
  });
});
