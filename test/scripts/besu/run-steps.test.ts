import { expect } from "chai";
import { StepFailure } from "../../../scripts/besu/failure.ts";
import { reportTo } from "../../../scripts/besu/report.ts";
import { runSteps } from "../../../scripts/besu/run-steps.ts";
import type { Stage } from "../../../scripts/besu/stage.ts";
import type { Step } from "../../../scripts/besu/step.ts";
import { withNeeded } from "../../../scripts/besu/with-needed.ts";
import { sdkError } from "../../../src/sdk/core/errors.ts";

const step = (name: string, run: Step["run"] = async () => {}, more: Partial<Step> = {}): Step =>
  Object.assign({ name, title: `${name} is so`, needs: [], within: 60, run }, more);

interface Given {
  readonly json?: boolean;
  readonly signal?: AbortSignal;
  readonly restore?: () => Promise<void>;
}

async function ran(
  steps: readonly Step[],
  { json = false, signal = new AbortController().signal, restore = async () => {} }: Given = {},
) {
  const lines: string[] = [];
  const report = reportTo((line) => lines.push(line), json);
  const results = await runSteps({ steps, stage: {} as Stage, tell: report, signal, now: () => 0, restore });
  report.all(results, 7);
  return { results, lines };
}

const fails =
  (error: unknown): Step["run"] =>
  () =>
    Promise.reject(error);

describe("steps of test:besu", () => {
  it("are run one after the other, and each line is told as it is seen", async () => {
    const { lines } = await ran([step("start", async (_, saw) => saw("block 1")), step("sdk")]);
    expect(lines).to.deep.equal([
      "start: start is so",
      "  block 1",
      "ok start, 0 s",
      "sdk: sdk is so",
      "ok sdk, 0 s",
      "2 passed, 0 failed, 0 left out in 7 s",
    ]);
  });

  it("say with which code they failed", async () => {
    const { results } = await ran([
      step("seen", fails(new StepFailure("SEEN_OTHERWISE", "not so", { height: 3 }))),
      step("typed", fails(sdkError("CHAIN_HALTED", "no block", { head: 3 }))),
      step("mistake", fails(new TypeError("x is undefined"))),
      step("text", fails("gone")),
    ]);
    expect(results.map(({ outcome, failure }) => [outcome, failure?.code])).to.deep.equal([
      ["failed", "SEEN_OTHERWISE"],
      ["failed", "CHAIN_HALTED"],
      ["failed", "UNEXPECTED"],
      ["failed", "UNEXPECTED"],
    ]);
    expect(results[0]?.failure?.values).to.deep.equal({ height: 3 });
    expect(results[2]?.failure?.values?.stack).to.match(/x is undefined/);
    expect(results[3]?.failure?.message).to.equal("gone");
  });

  it("leave out those that need one that failed, and those that need these", async () => {
    const steps = [
      step("start"),
      step("deploy", fails(new StepFailure("PROGRAM_FAILED", "it ended with 1"))),
      step("sdk", undefined, { needs: ["deploy"] }),
      step("more", undefined, { needs: ["sdk"] }),
      step("limits", undefined, { needs: ["start"] }),
    ];
    const { results, lines } = await ran(steps);
    expect(results.map(({ outcome }) => outcome)).to.deep.equal(["passed", "failed", "left out", "left out", "passed"]);
    expect(lines).to.include("  LEFT_OUT: deploy has not passed").and.include("2 passed, 1 failed, 2 left out in 7 s");
  });

  it("leave out everything after one that does not end in its time", async () => {
    const { results } = await ran([step("long", () => new Promise(() => {}), { within: 0.01 }), step("next")]);
    expect(results.map(({ outcome, failure }) => [outcome, failure?.code])).to.deep.equal([
      ["failed", "NOT_IN_TIME"],
      ["left out", "LEFT_OUT"],
    ]);
  });

  it("go on after one in which something did not come about, for it has ended", async () => {
    const late = new StepFailure("NOT_IN_TIME", "no block");
    const { results } = await ran([step("late", fails(late)), step("next")]);
    expect(results.map(({ outcome }) => outcome)).to.deep.equal(["failed", "passed"]);
  });

  it("begin with the nodes started again after one that failed", async () => {
    const order: string[] = [];
    const steps = [
      step("well"),
      step("bad", fails(new StepFailure("SEEN_OTHERWISE", "not so"))),
      step("next", async () => void order.push("next")),
      step("last", fails(new StepFailure("SEEN_OTHERWISE", "not so"))),
    ];
    await ran(steps, { restore: async () => void order.push("restored") });
    expect(order).to.deep.equal(["restored", "next"]);
  });

  it("are left out when the nodes do not start again", async () => {
    const steps = [step("bad", fails(new StepFailure("SEEN_OTHERWISE", "not so"))), step("next")];
    const { results } = await ran(steps, {
      restore: () => Promise.reject(new StepFailure("PROGRAM_FAILED", "no java")),
    });
    expect(results[1]).to.deep.include({ outcome: "left out" });
    expect(results[1]?.failure?.message).to.equal("after bad the nodes do not start: no java");
  });

  it("end when they are told to stop", async () => {
    const stop = new AbortController();
    const long = step("long", () => {
      queueMicrotask(() => stop.abort());
      return new Promise(() => {});
    });
    const { results } = await ran([long, step("next")], { signal: stop.signal });
    expect(results.map(({ outcome }) => outcome)).to.deep.equal(["failed", "left out"]);
    expect(results[1]?.failure?.message).to.equal("the run was stopped");
    const none = await ran([step("late")], { signal: stop.signal });
    expect(none.results.map(({ outcome }) => outcome)).to.deep.equal(["left out"]);
  });

  it("are a line of JSON each, and one for the run", async () => {
    const failure = new StepFailure("SEEN_OTHERWISE", "not so", { peers: 2 });
    const { lines } = await ran([step("start", async (_, saw) => saw("block 1")), step("sdk", fails(failure))], {
      json: true,
    });
    expect(lines.map((line) => JSON.parse(line))).to.deep.equal([
      { name: "start", title: "start is so", seconds: 0, saw: ["block 1"], outcome: "passed" },
      {
        name: "sdk",
        title: "sdk is so",
        seconds: 0,
        saw: [],
        outcome: "failed",
        failure: { code: "SEEN_OTHERWISE", message: "not so", values: { peers: 2 } },
      },
      { ok: false, seconds: 7, passed: 1, failed: 1, leftOut: 0 },
    ]);
  });

  it("are chosen with those that they need", () => {
    const steps = [step("start"), step("limits"), step("deploy", undefined, { needs: ["start"] })];
    const all = [...steps, step("sdk", undefined, { needs: ["deploy"] })];
    expect(withNeeded(all, ["sdk"]).map(({ name }) => name)).to.deep.equal(["start", "deploy", "sdk"]);
  });
});
