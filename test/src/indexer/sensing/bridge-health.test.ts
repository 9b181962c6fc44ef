import { expect } from "chai";
import { bridgeHealth } from "../../../../src/indexer/sensing/bridge-health.ts";
import type { HttpAnswer } from "../../../../src/lib/open-url.ts";
import { testClock } from "../../../../src/testing/clock.ts";

const URL_ = "http://bridge.example";

/** A bridge that counts who asks it, and answers when it is told to. */
function countingBridge() {
  const clock = testClock();
  const waiting: ((answer: HttpAnswer | Error) => void)[] = [];
  let asked = 0;
  const problemsOf = bridgeHealth(async () => {
    asked++;
    const answer = await new Promise<HttpAnswer | Error>((resolve) => waiting.push(resolve));
    if (answer instanceof Error) throw answer;
    return answer;
  }, clock);
  const answers = (problems: object, status = 503) => {
    const body = (async function* () {
      yield new TextEncoder().encode(JSON.stringify({ problems }));
    })();
    waiting.shift()?.({ status, headers: {}, body } as HttpAnswer);
  };
  return { clock, problemsOf, answers, fails: () => waiting.shift()?.(new Error("refused")), asked: () => asked };
}

describe("how a bridge is", () => {
  it("is asked once, however many want to know meanwhile", async () => {
    const { problemsOf, answers, asked } = countingBridge();
    const all = Array.from({ length: 50 }, () => problemsOf(URL_));
    expect(asked()).to.equal(1);
    answers({ "station 1": "no signer" });
    for (const told of await Promise.all(all)) expect(told).to.deep.equal({ "station 1": "no signer" });
    expect(await problemsOf(URL_)).to.deep.equal({ "station 1": "no signer" });
    expect(asked()).to.equal(1);
    const other = problemsOf("http://other.example");
    expect(asked()).to.equal(2);
    answers({}, 200);
    expect(await other).to.deep.equal({});
  });

  it("is asked again once its answer is older, also one that it did not give", async () => {
    const { clock, problemsOf, answers, fails, asked } = countingBridge();
    const first = problemsOf(URL_);
    clock.advance(60_000); // it takes its time: who waits is told what it says in the end
    const second = problemsOf(URL_);
    fails();
    expect([await first, await second, asked()]).to.deep.equal([null, null, 1]);
    clock.advance(4_999);
    expect([await problemsOf(URL_), asked()]).to.deep.equal([null, 1]);
    clock.advance(1);
    const third = problemsOf(URL_);
    answers({}, 200);
    expect([await third, asked()]).to.deep.equal([{}, 2]);
  });
});
