import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id, Wallet, ZeroHash } from "ethers";
import { resultCommitment, transcriptOf } from "../../../../../src/sdk/data/model/job/answer.ts";
import { type Job, type JobArgument, jobArgument } from "../../../../../src/sdk/data/model/job/job.ts";
import { parseJob } from "../../../../../src/sdk/data/model/job/parse-job.ts";
import {
  jobApprovalDigest,
  jobId,
  jobProposalDigest,
  signJobApproval,
  signJobProposal,
} from "../../../../../src/sdk/data/model/job/sign-job.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const FILE = join(import.meta.dirname, "../../../../vectors/computations.json");
const { domain, jobs, commitments } = JSON.parse(readFileSync(FILE, "utf8"));
const DEPLOYMENT = { chainId: domain.chainId, contracts: { Computations: { address: domain.verifyingContract } } };

/** A job of the vectors as the SDK has it. */
function jobOf(flat: JobArgument): Job {
  const { executors, quorum, reserves, reserveQuorum, challengePeriod, recommitPeriod, rerevealPeriod } = flat;
  const { requester, algorithmHash, purpose, inputs, approveUntil, commitUntil, revealUntil, nonce } = flat;
  const again = { orgs: reserves, quorum: reserveQuorum, challengePeriod, recommitPeriod, rerevealPeriod };
  return {
    requester,
    algorithmHash,
    purpose,
    inputs,
    executors: { orgs: executors, quorum },
    ...(reserves.length > 0 && { reserves: again }),
    approveUntil,
    commitUntil,
    revealUntil,
    nonce: BigInt(nonce),
  };
}

const PLAIN = jobOf(jobs[0].job);
/** What only the contract can refuse, the vectors have as well: quorums that are none, and times beyond what is stored. */
const BEYOND = ["largest numbers", "sixteen of each"];

describe("a job", () => {
  for (const { name, job, id: expected, proposal, approval } of jobs) {
    if (BEYOND.includes(name)) continue;
    it(`has the id and the digests of the vectors: ${name}`, () => {
      expect(jobId(DEPLOYMENT, jobOf(job))).to.equal(expected);
      expect(jobProposalDigest(DEPLOYMENT, jobOf(job))).to.equal(proposal);
      expect(jobApprovalDigest(DEPLOYMENT, jobOf(job))).to.equal(approval);
    });
  }

  it("is signed to propose it, and otherwise to approve it", async () => {
    const signer = Wallet.createRandom();
    const [proposal, approval] = [jobProposalDigest(DEPLOYMENT, PLAIN), jobApprovalDigest(DEPLOYMENT, PLAIN)];
    expect(await signJobProposal(signer, DEPLOYMENT, PLAIN)).to.equal(signer.signingKey.sign(proposal).serialized);
    expect(await signJobApproval(signer, DEPLOYMENT, PLAIN)).to.equal(signer.signingKey.sign(approval).serialized);
  });

  const wrong: readonly [field: string, changes: Partial<Job>][] = [
    ["job.requester", { requester: 0 }],
    ["job.algorithmHash", { algorithmHash: ZeroHash }],
    ["job.algorithmHash", { algorithmHash: "0x12" }],
    ["job.purpose", { purpose: 64 }],
    ["job.inputs", { inputs: [] }],
    ["job.inputs", { inputs: Array.from({ length: 17 }, () => PLAIN.inputs[0] as Job["inputs"][number]) }],
    ["job.inputs[1].version", { inputs: [PLAIN.inputs[0], { ...PLAIN.inputs[1], version: 0 }] as Job["inputs"] }],
    ["job.executors.orgs", { executors: { orgs: [], quorum: 1 } }],
    ["job.executors.orgs[1]", { executors: { orgs: [4, 4], quorum: 2 } }],
    ["job.executors.quorum", { executors: { orgs: [4, 5], quorum: 1 } }],
    ["job.executors.quorum", { executors: { orgs: [4, 5], quorum: 3 } }],
    ["job.reserves.orgs", { reserves: { ...PLAIN.reserves, orgs: [5], quorum: 1 } as Job["reserves"] & object }],
    ["job.reserves.recommitPeriod", { reserves: { ...PLAIN.reserves, recommitPeriod: 0 } as Job["reserves"] & object }],
    ["job.commitUntil", { commitUntil: PLAIN.approveUntil }],
    ["job.revealUntil", { revealUntil: PLAIN.commitUntil }],
    ["job.nonce", { nonce: -1 }],
  ];
  for (const [field, changes] of wrong) {
    it(`is refused by its field: ${field} ${JSON.stringify(Object.values(changes)[0])?.slice(0, 60)}`, async () => {
      expect((await refused(() => jobArgument({ ...PLAIN, ...changes }), "ARGUMENT_INVALID")).values).to.include({
        field,
      });
    });
  }

  it("is read from JSON, a large nonce from a text", () => {
    const large = { ...PLAIN, nonce: String(2n ** 255n) };
    expect(parseJob(JSON.parse(JSON.stringify(large)))).to.deep.equal({ ...PLAIN, nonce: 2n ** 255n });
    expect(parseJob({ ...large, nonce: 5 }).nonce).to.equal(5n);
  });

  for (const [field, changes] of [
    ["requester", { requester: "1" }],
    ["purpose", { purpose: "Espionage" }],
    ["inputs[0].contentRoot", { inputs: [{ ...PLAIN.inputs[0], contentRoot: "root" }] }],
    ["reserves.quorum", { reserves: { ...PLAIN.reserves, quorum: 1.5 } }],
    ["nonce", { nonce: "-1" }],
    ["colour", { colour: "red" }],
  ] as const) {
    it(`is refused as JSON by its field: ${field}`, async () => {
      expect((await refused(() => parseJob({ ...PLAIN, nonce: "7", ...changes }), "JOB_INVALID")).values).to.include({
        field,
      });
    });
  }
});

describe("an answer", () => {
  for (const { commitment, job: computation, ...answer } of commitments) {
    it(`has the commitment of the vectors: executor ${answer.executor}`, () => {
      expect(resultCommitment({ computation, ...answer })).to.equal(commitment);
    });
  }

  it("without a result is none", async () => {
    const answer = { computation: id("job"), executor: 4, resultHash: ZeroHash, logHash: id("log"), salt: id("salt") };
    const error = await refused(() => resultCommitment(answer), "ARGUMENT_INVALID");
    expect(error.values).to.include({ field: "resultHash" });
  });

  it("stands in the transcript in its place", () => {
    const [one, two] = [4, 5].map((executor) => ({ executor, resultHash: id("r"), logHash: id("l") })) as never[];
    expect(transcriptOf([])).to.equal(ZeroHash);
    expect(transcriptOf([one as never, two as never])).not.to.equal(transcriptOf([two as never, one as never]));
  });
});
