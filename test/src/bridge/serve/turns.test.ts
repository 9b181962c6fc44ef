import { expect } from "chai";
import { turns } from "../../../../src/bridge/serve/turns.ts";
import { refused } from "../../../../src/testing/errors.ts";

describe("the turns of large answers", () => {
  it("come one after the other, go on after a failure, and give way to what is ready in between", async () => {
    const inTurn = turns();
    const done: string[] = [];
    const work = (name: string) => async () => {
      done.push(`${name} begins`);
      await Promise.resolve();
      done.push(`${name} ends`);
    };
    const all = [inTurn(work("a")), inTurn(() => Promise.reject(new RangeError("no"))), inTurn(work("b"))];
    // What a socket brings runs like this: it does not wait for both.
    const socket = () => setImmediate(() => done.push("socket"));
    void all[0]?.then(socket);
    const [, failed] = await Promise.allSettled(all);
    expect(failed?.status).to.equal("rejected");
    expect(done).to.deep.equal(["a begins", "a ends", "socket", "b begins", "b ends"]);
  });

  it("are refused where too many wait", async () => {
    const inTurn = turns();
    const waiting = Array.from({ length: 64 }, () => inTurn(async () => 1));
    await refused(
      inTurn(async () => 1),
      "BRIDGE_BUSY",
    );
    await Promise.all(waiting);
    expect(await inTurn(async () => 2)).to.equal(2);
  });
});
