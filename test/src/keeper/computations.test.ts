import { expect } from "chai";
import { listDue } from "../../../src/keeper/list-due.ts";
import { SOURCES } from "../../../src/keeper/sources.ts";
import { approveComputationAndWait } from "../../../src/sdk/data/actions/computations/approve-computation.ts";
import { challengeResultAndWait } from "../../../src/sdk/data/actions/computations/challenge-result.ts";
import { getComputation } from "../../../src/sdk/data/actions/computations/get-computation.ts";
import { proposeComputationAndWait } from "../../../src/sdk/data/actions/computations/propose-computation.ts";
import { signJobApproval, signJobProposal } from "../../../src/sdk/data/model/job/sign-job.ts";
import { type Computing, computing, HOUR, newJob } from "../../../src/testing/computing.ts";
import { approved, runAll } from "../../../src/testing/computing-steps.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";

describe("what falls due of computations", function () {
  this.timeout(60_000);
  let system: Computing;
  const due = async () => {
    const { dues, unreadable } = await listDue(system.parties[0].client, SOURCES);
    expect(unreadable).to.deep.equal([]);
    return dues.map(({ kind, subject, orgs, dueAt }) => ({ kind, subject, orgs, dueAt }));
  };
  const statusOf = async (computation: string) =>
    (await getComputation(system.parties[0].client, { computation })).status;

  beforeEach(async () => {
    system = await computing();
  });

  it("ends a job that not all approved", async () => {
    const { deployment, parties } = system;
    const [bank, grid] = parties;
    const job = await newJob(system);
    const signature = await signJobProposal(bank.signer, deployment, job);
    const { computation: subject } = await proposeComputationAndWait(bank.client, { job, signature });
    const dueAt = Number(job.approveUntil) + 1;
    expect(await due()).to.deep.equal([{ kind: "data.expire-job", subject, orgs: [2, 3], dueAt }]);
    const signatures = [await signJobApproval(grid.signer, deployment, job)];
    await approveComputationAndWait(bank.client, { job, signatures });
    expect(await due()).to.deep.equal([{ kind: "data.expire-job", subject, orgs: [3], dueAt }]);
    await system.goTo(dueAt - 1);
    expect(await keepOnce(system)).to.equal(0);
    await system.goTo(dueAt);
    expect(await keepOnce(system)).to.equal(1);
    expect(await statusOf(subject)).to.equal("Failed");
    expect(await due()).to.deep.equal([]);
  });

  it("counts when all have revealed, and accepts what nobody challenges", async () => {
    const { job, computation: subject } = await approved(system);
    const [commitUntil, revealUntil] = [Number(job.commitUntil), Number(job.revealUntil)];
    expect(await due()).to.deep.equal([{ kind: "data.tally-job", subject, orgs: [2, 3, 4], dueAt: commitUntil + 1 }]);
    const answers = await runAll(system, subject, {}, { reveal: false });
    expect(await due()).to.deep.equal([{ kind: "data.tally-job", subject, orgs: [2, 3, 4], dueAt: revealUntil + 1 }]);
    expect(await keepOnce(system)).to.equal(0);
    expect(Object.keys(answers)).to.have.length(5);
    await system.goTo(revealUntil + 1);
    expect(await keepOnce(system)).to.equal(1);
    expect(await statusOf(subject)).to.equal("Failed");

    const second = await approved(system, { nonce: 2 });
    await runAll(system, second.computation);
    const [now] = await due();
    expect(now).to.include({ kind: "data.tally-job", dueAt: await system.now() });
    expect(await keepOnce(system)).to.equal(1);
    const dueAt = (await system.now()) + HOUR + 1;
    expect(await due()).to.deep.equal([
      { kind: "data.accept-result", subject: second.computation, orgs: [1, 2, 3, 4], dueAt },
    ]);
    await system.goTo(dueAt);
    expect(await keepOnce(system)).to.equal(1);
    expect(await statusOf(second.computation)).to.equal("Accepted");
    expect(await due()).to.deep.equal([]);
  });

  it("counts what nobody committed to, and what the reserves say", async () => {
    const silent = await approved(system);
    await system.goTo(Number(silent.job.commitUntil) + 1);
    expect(await keepOnce(system)).to.equal(1);
    expect(await statusOf(silent.computation)).to.equal("Failed");

    const { job, computation: subject } = await approved(system, { nonce: 2 });
    await runAll(system, subject);
    expect(await keepOnce(system)).to.equal(1);
    await challengeResultAndWait(system.parties[1].client, { job, reason: subject });
    const dueAt = (await system.now()) + HOUR + 1;
    expect(await due()).to.deep.equal([{ kind: "data.tally-job", subject, orgs: [5], dueAt }]);
    await system.goTo(dueAt);
    expect(await keepOnce(system)).to.equal(1);
    expect(await statusOf(subject)).to.equal("Rejected");
    expect(await due()).to.deep.equal([]);
  });
});
