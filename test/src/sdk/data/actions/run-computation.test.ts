import { expect } from "chai";
import { id } from "ethers";
import { setResourceStatusAndWait } from "../../../../../src/sdk/data/actions/catalog/set-resource-status.ts";
import { commitResultAndWait } from "../../../../../src/sdk/data/actions/computations/commit-result.ts";
import { type AnswerStore, runComputation } from "../../../../../src/sdk/data/actions/computations/run-computation.ts";
import { stopComputationAndWait } from "../../../../../src/sdk/data/actions/computations/stop-computation.ts";
import { type Computing, computing } from "../../../../../src/testing/computing.ts";
import { approved, memoryAnswers, RESULT } from "../../../../../src/testing/computing-steps.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const COMPUTED = { resultHash: RESULT, logHash: id("log") };

describe("an executor", function () {
  this.timeout(60_000);
  let system: Computing;
  let computed: number;
  const compute = async () => {
    computed++;
    return COMPUTED;
  };
  const run = (computation: string, org: number, answers: AnswerStore) => {
    const { client } = system.parties[org - 1] as Computing["parties"][number];
    return runComputation(client, { computation, executor: org, compute, answers });
  };

  beforeEach(async () => {
    system = await computing();
    computed = 0;
  });

  it("commits once, waits until nobody commits any more, and reveals", async () => {
    const { job, computation } = await approved(system);
    const [two, three, four] = [memoryAnswers(), memoryAnswers(), memoryAnswers()];
    const nextAt = Number(job.commitUntil) + 1;
    expect(await run(computation, 2, two)).to.include({ did: "committed", nextAt });
    expect(await run(computation, 2, two)).to.include({ did: "none", nextAt });
    expect(await run(computation, 3, three)).to.include({ did: "committed" });
    await system.goTo(nextAt);
    expect(await run(computation, 4, four)).to.deep.equal({ computation, status: "Approved", did: "none" });
    expect(await run(computation, 2, two)).to.include({ did: "revealed" });
    expect(await run(computation, 2, two)).to.deep.equal({ computation, status: "Approved", did: "none" });
    await system.goTo(Number(job.revealUntil) + 1);
    expect(await run(computation, 3, three)).to.include({ did: "none" });
    expect(computed).to.equal(2);
  });

  it("does nothing where it has no part, and after the end", async () => {
    const { job, computation } = await approved(system);
    expect(await run(computation, 1, memoryAnswers())).to.include({ did: "none" });
    expect(await run(computation, 5, memoryAnswers())).to.include({ did: "none" });
    const [, grid] = system.parties;
    await setResourceStatusAndWait(grid.client, { resource: system.inputs[0].resource, status: "Suspended" });
    await refused(run(computation, 2, memoryAnswers()), "Computations_InputWithdrawn");
    await stopComputationAndWait(grid.client, { job });
    expect(await run(computation, 2, memoryAnswers())).to.include({ did: "none", status: "Stopped" });
  });

  it("keeps its answer before it commits, and uses it after a crash", async () => {
    const { computation } = await approved(system);
    const answers = memoryAnswers();
    const [, grid] = system.parties;
    const crashes = { ...answers, put: async () => Promise.reject(new Error("no space left")) };
    const act = runComputation(grid.client, { computation, executor: 2, compute, answers: crashes });
    expect(await act.catch((error: Error) => error.message)).to.equal("no space left");
    const salt = id("kept");
    await answers.put(computation, { ...COMPUTED, salt });
    expect(await run(computation, 2, answers)).to.include({ did: "committed" });
    expect(computed).to.equal(1);
    expect(await answers.get(computation)).to.deep.equal({ ...COMPUTED, salt });
  });

  it("reveals nothing but what it committed to", async () => {
    const { job, computation } = await approved(system);
    const [, grid] = system.parties;
    await commitResultAndWait(grid.client, { job, commitment: id("of another life") });
    await system.goTo(Number(job.commitUntil) + 1);
    const lost = await refused(run(computation, 2, memoryAnswers()), "ANSWER_LOST");
    expect(lost.values).to.deep.include({ computation, executor: 2 });
    const other = memoryAnswers();
    await other.put(computation, { ...COMPUTED, salt: id("salt") });
    await refused(run(computation, 2, other), "ANSWER_LOST");
  });
});
