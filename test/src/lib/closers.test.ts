import { expect } from "chai";
import { closers } from "../../../src/lib/closers.ts";
import { hastyClock } from "../../../src/testing/clock.ts";

describe("closers", () => {
  let closed: string[];
  let failed: string[];
  beforeEach(() => {
    closed = [];
    failed = [];
  });

  const three = (second: () => unknown) => {
    const opened = closers({ within: 1_000, clock: hastyClock(), onFailure: (name) => failed.push(name) });
    opened.add("first", () => closed.push("first"));
    opened.add("second", second);
    opened.add("third", async () => closed.push("third"));
    return opened;
  };
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => expect.fail("resolved"),
      (error) => error,
    );
  const broken = () => {
    throw new Error("no");
  };

  it("close what was opened in reverse, once", async () => {
    const opened = three(() => closed.push("second"));
    await opened.close();
    await opened.close();
    expect(closed).to.deep.equal(["third", "second", "first"]);
  });

  it("leave nothing open where one throws, rejects or never ends, and report it", async () => {
    for (const second of [broken, async () => broken(), () => new Promise(() => {})]) {
      closed = [];
      const error = await failure(three(second).close());
      expect(error.message).to.be.oneOf(["no", "second is not closed after 1000 ms"]);
      expect(closed).to.deep.equal(["third", "first"]);
    }
    expect(failed).to.deep.equal(["second", "second", "second"]);
  });

  it("report every failure", async () => {
    const opened = three(broken);
    opened.add("fourth", () => Promise.reject(new TypeError("neither")));
    const error: AggregateError = await failure(opened.close());
    expect(error.errors.map(({ message }) => message)).to.deep.equal(["neither", "no"]);
    expect(error.message).to.equal("TypeError: neither; Error: no");
    expect(failed).to.deep.equal(["fourth", "second"]);
  });

  it("throw why they gave up, and not what could not be closed then", async () => {
    const why = new RangeError("why");
    expect(await failure(three(broken).giveUp(why))).to.equal(why);
    expect([closed, failed]).to.deep.equal([["third", "first"], ["second"]]);
  });
});
