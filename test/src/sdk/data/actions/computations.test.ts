import { expect } from "chai";
import { id, Wallet, ZeroHash } from "ethers";
import { suspendAgreementAndWait } from "../../../../../src/sdk/data/actions/agreements/suspend-agreement.ts";
import { acceptResultAndWait } from "../../../../../src/sdk/data/actions/computations/accept-result.ts";
import { approveComputationAndWait } from "../../../../../src/sdk/data/actions/computations/approve-computation.ts";
import { cancelComputationAndWait } from "../../../../../src/sdk/data/actions/computations/cancel-computation.ts";
import { challengeResultAndWait } from "../../../../../src/sdk/data/actions/computations/challenge-result.ts";
import { expireComputationAndWait } from "../../../../../src/sdk/data/actions/computations/expire-computation.ts";
import { getComputation } from "../../../../../src/sdk/data/actions/computations/get-computation.ts";
import { getComputationReceipt } from "../../../../../src/sdk/data/actions/computations/get-computation-receipt.ts";
import { listComputations } from "../../../../../src/sdk/data/actions/computations/list-computations.ts";
import { proposeComputationAndWait } from "../../../../../src/sdk/data/actions/computations/propose-computation.ts";
import { revealResultAndWait } from "../../../../../src/sdk/data/actions/computations/reveal-result.ts";
import { stopComputationAndWait } from "../../../../../src/sdk/data/actions/computations/stop-computation.ts";
import { tallyComputationAndWait } from "../../../../../src/sdk/data/actions/computations/tally-computation.ts";
import { verifyComputation } from "../../../../../src/sdk/data/actions/computations/verify-computation.ts";
import { withdrawFromComputationAndWait } from "../../../../../src/sdk/data/actions/computations/withdraw-from-computation.ts";
import { signJobApproval, signJobProposal } from "../../../../../src/sdk/data/model/job/sign-job.ts";
import { type Computing, computing, HOUR, newJob } from "../../../../../src/testing/computing.ts";
import { approved, RESULT, revealAll, runAll } from "../../../../../src/testing/computing-steps.ts";
import { refused } from "../../../../../src/testing/errors.ts";

describe("computations", function () {
  this.timeout(60_000);
  let system: Computing;
  beforeEach(async () => {
    system = await computing();
  });

  it("are proposed, approved by each owner and charged", async () => {
    const { deployment, parties } = system;
    const [bank, grid, factory] = parties;
    const job = await newJob(system);
    const signature = await signJobProposal(bank.signer, deployment, job);
    const proposed = await proposeComputationAndWait(factory.client, { job, signature });
    expect(proposed).to.include({ requester: 1 });
    const { computation } = proposed;
    const ours = await signJobApproval(grid.signer, deployment, job);
    const first = await approveComputationAndWait(bank.client, { job, signatures: [ours] });
    expect(first).to.deep.include({ computation, approved: false, uses: [] });
    expect(await getComputation(bank.client, { computation })).to.deep.include({
      status: "Proposed",
      approved: [0],
      job: { ...job, nonce: 1n },
    });
    const theirs = await signJobApproval(factory.signer, deployment, job);
    const second = await approveComputationAndWait(bank.client, { job, signatures: [theirs] });
    const uses = system.inputs.map(({ agreement }) => ({ agreement, use: 1 }));
    expect(second).to.deep.include({ computation, approved: true, uses });
    expect((await getComputation(bank.client, { computation })).status).to.equal("Approved");
    expect(await listComputations(bank.client, { requester: 1, executor: 5 })).to.have.length(1);
    expect(await listComputations(bank.client, { executor: 1 })).to.deep.equal([]);
  });

  it("name the liar, are accepted when nobody challenges, and verify", async () => {
    const [bank] = system.parties;
    const { job, computation } = await approved(system);
    await runAll(system, computation, { 4: id("lie") });
    const tallied = await tallyComputationAndWait(bank.client, { job });
    const named = [{ executor: 4, did: "dissented", resultHash: id("lie") }];
    expect(tallied).to.deep.include({ computation, status: "Tallied", resultHash: RESULT, named });
    await refused(getComputationReceipt(bank.client, { computation }), "Computations_NotAccepted");
    await system.goTo((await system.now()) + HOUR + 1);
    const accepted = await acceptResultAndWait(bank.client, { job });
    expect(accepted).to.deep.include({ status: "Accepted", resultHash: RESULT, named: [] });
    const { transcript, ...receipt } = await getComputationReceipt(bank.client, { computation });
    const acceptedAt = await system.now();
    expect(receipt).to.deep.equal({ computation, resultHash: RESULT, agreed: [2, 3], recomputed: false, acceptedAt });
    expect(transcript).not.to.equal(ZeroHash);
    const claims = { computation, resultHash: RESULT, algorithmHash: job.algorithmHash };
    const verified = await verifyComputation(bank.client, claims);
    expect(verified.checks.filter(({ ok }) => !ok)).to.deep.equal([]);
    expect(verified.checks).to.have.length(7);
    const other = { computation, resultHash: id("lie"), algorithmHash: id("other") };
    const { ok, checks } = await verifyComputation(bank.client, other);
    expect([ok, ...checks.filter((each) => !each.ok).map(({ check }) => check)]).to.deep.equal([
      false,
      "result",
      "algorithm",
    ]);
  });

  it("are computed again by reserves when somebody challenges", async () => {
    const [bank, , , institute] = system.parties;
    for (const [result, status] of [
      [RESULT, "Accepted"],
      [id("another"), "Rejected"],
    ] as const) {
      const { job, computation } = await approved(system, { nonce: status === "Accepted" ? 1 : 2 });
      await runAll(system, computation, { 4: id("lie") });
      await tallyComputationAndWait(bank.client, { job });
      const challenged = await challengeResultAndWait(institute.client, { job, reason: id("I have another") });
      const now = await system.now();
      expect(challenged).to.include({ by: 4, recommitUntil: now + HOUR, rerevealUntil: now + 2 * HOUR });
      await runAll(system, computation, { 5: result });
      const done = await tallyComputationAndWait(bank.client, { job });
      expect(done).to.deep.include({ status, resultHash: RESULT, named: [] });
      const { reserves } = await getComputation(bank.client, { computation });
      expect(reserves).to.deep.equal({ committed: [5], revealed: [5], mismatched: [], agreed: [5] });
    }
  });

  it("name who says nothing, and who reveals something else", async () => {
    const [bank, grid] = system.parties;
    const { job, computation } = await approved(system);
    const answers = await runAll(system, computation, { 3: undefined }, { reveal: false });
    await system.goTo(Number(job.commitUntil) + 1);
    const wrong = { resultHash: id("not this"), logHash: id("log"), salt: id("salt") };
    expect(await revealResultAndWait(grid.client, { job, answer: wrong })).to.include({ matched: false });
    await revealAll(system, computation, answers, [4]);
    const { status, named } = await tallyComputationAndWait(bank.client, { job });
    expect(status).to.equal("Failed");
    expect(named).to.deep.equal([{ executor: 3, did: "did not commit" }]);
    expect((await getComputation(bank.client, { computation })).executors.mismatched).to.deep.equal([2]);
    expect((await verifyComputation(bank.client, { computation })).ok).to.equal(false);
  });

  it("end when a party cancels, when time is over, and when an owner withdraws", async () => {
    const { deployment, parties, terms } = system;
    const [bank, grid, factory] = parties;
    const signed = await newJob(system, { nonce: 10 });
    const cancelled = await cancelComputationAndWait(grid.client, { job: signed });
    expect(cancelled).to.include({ by: 2 });
    const signature = await signJobProposal(bank.signer, deployment, signed);
    await refused(proposeComputationAndWait(bank.client, { job: signed, signature }), "Computations_AlreadyProposed");
    await refused(getComputation(bank.client, { computation: cancelled.computation }), "NOT_FOUND");

    const withdrawn = await approved(system, { nonce: 11 });
    const done = await withdrawFromComputationAndWait(factory.client, { job: withdrawn.job, reason: id("why") });
    expect(done).to.include({ computation: withdrawn.computation, by: 3 });
    expect((await getComputation(bank.client, withdrawn)).status).to.equal("Stopped");

    const stopped = await approved(system, { nonce: 12 });
    await refused(stopComputationAndWait(bank.client, stopped), "Computations_NothingWithdrawn");
    await suspendAgreementAndWait(grid.client, { terms: terms[0] });
    expect(await stopComputationAndWait(bank.client, stopped)).to.include({ agreement: system.inputs[0].agreement });

    const late = await newJob(system, { nonce: 13 });
    const asked = await signJobProposal(bank.signer, deployment, late);
    await proposeComputationAndWait(bank.client, { job: late, signature: asked });
    await refused(expireComputationAndWait(bank.client, { job: late }), "Computations_TooEarly");
    await system.goTo(Number(late.approveUntil) + 1);
    const { computation } = await expireComputationAndWait(bank.client, { job: late });
    expect((await getComputation(bank.client, { computation })).status).to.equal("Failed");
  });

  it("are refused by who has nothing to approve, or signs another job", async () => {
    const { deployment, parties } = system;
    const [bank, , , institute] = parties;
    const job = await newJob(system);
    const signature = await signJobProposal(bank.signer, deployment, job);
    await proposeComputationAndWait(bank.client, { job, signature });
    const theirs = await signJobApproval(institute.signer, deployment, job);
    await refused(approveComputationAndWait(bank.client, { job, signatures: [theirs] }), "Computations_NotOwner");
    const foreign = await signJobApproval(Wallet.createRandom(), deployment, job);
    await refused(approveComputationAndWait(bank.client, { job, signatures: [foreign] }), "Members_NotEnrolled");
    const twisted = { ...job, inputs: [{ ...system.inputs[0], contentRoot: id("other") }] };
    const asked = await signJobProposal(bank.signer, deployment, twisted);
    const act = proposeComputationAndWait(bank.client, { job: twisted, signature: asked });
    await refused(act, "Computations_ContentRootWrong");
  });
});
