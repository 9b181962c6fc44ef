/**
 * test/vectors/computations.json, which the Solidity tests and the client's tests read alike: ids of jobs, what is signed to propose and approve
 * them, and commitments. Deterministic: everything follows from the constants below, by ethers alone, never by our own code.
 */
import { id, TypedDataEncoder, toBeHex } from "ethers";
import type { Generator } from "./generator.ts";
import { vectorFile } from "./vector-file.ts";

const NOTICE = "written by scripts/generate/computations-vectors.ts, not by hand";
const DOMAIN = {
  name: "Tallystick Computations",
  version: "1",
  chainId: 20260,
  verifyingContract: "0x7A11757AC4000000000000000000000000000013",
};
const JOB = {
  Job: [
    { name: "requester", type: "uint32" },
    { name: "algorithmHash", type: "bytes32" },
    { name: "purpose", type: "uint8" },
    { name: "inputs", type: "Input[]" },
    { name: "executors", type: "uint32[]" },
    { name: "quorum", type: "uint8" },
    { name: "reserves", type: "uint32[]" },
    { name: "reserveQuorum", type: "uint8" },
    { name: "approveUntil", type: "uint48" },
    { name: "commitUntil", type: "uint48" },
    { name: "revealUntil", type: "uint48" },
    { name: "challengePeriod", type: "uint32" },
    { name: "recommitPeriod", type: "uint32" },
    { name: "rerevealPeriod", type: "uint32" },
    { name: "nonce", type: "uint256" },
  ],
  Input: [
    { name: "agreement", type: "bytes32" },
    { name: "resource", type: "bytes32" },
    { name: "version", type: "uint32" },
    { name: "contentRoot", type: "bytes32" },
  ],
};
const SIGNED = (kind: string) => ({ [kind]: [{ name: "job", type: "Job" }], ...JOB });
const COMMITMENT = {
  Commitment: [
    { name: "job", type: "bytes32" },
    { name: "executor", type: "uint32" },
    { name: "resultHash", type: "bytes32" },
    { name: "logHash", type: "bytes32" },
    { name: "salt", type: "bytes32" },
  ],
};

const inputs = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    agreement: id(`agreement ${i}`),
    resource: id(`resource ${i}`),
    version: i + 1,
    contentRoot: id(`content ${i}`),
  }));
const upTo = (count: number, from: number) => Array.from({ length: count }, (_, i) => from + i);

/** Each field moves on its own, and each goes to its bound. */
const PLAIN = {
  requester: 1,
  algorithmHash: id("algorithm"),
  purpose: 3,
  inputs: inputs(2),
  executors: [4, 5, 6],
  quorum: 2,
  reserves: [7, 9],
  reserveQuorum: 2,
  approveUntil: 1_893_456_000,
  commitUntil: 1_893_459_600,
  revealUntil: 1_893_463_200,
  challengePeriod: 3_600,
  recommitPeriod: 1_800,
  rerevealPeriod: 600,
  nonce: "7",
};
const MOVED: Record<string, Partial<typeof PLAIN>> = {
  plain: {},
  "largest numbers": {
    requester: 2 ** 32 - 1,
    purpose: 255,
    quorum: 255,
    reserveQuorum: 254,
    approveUntil: 2 ** 48 - 3,
    commitUntil: 2 ** 48 - 2,
    revealUntil: 2 ** 48 - 1,
    challengePeriod: 2 ** 32 - 1,
    recommitPeriod: 2 ** 32 - 2,
    rerevealPeriod: 2 ** 32 - 3,
    nonce: String(2n ** 256n - 1n),
  },
  "other algorithm": { algorithmHash: id("another algorithm") },
  "one input": { inputs: inputs(1) },
  "inputs in the other order": { inputs: inputs(2).reverse() },
  "no reserves": { reserves: [], reserveQuorum: 0, challengePeriod: 0, recommitPeriod: 0, rerevealPeriod: 0 },
  "sixteen of each": { inputs: inputs(16), executors: upTo(16, 1), reserves: upTo(16, 17) },
  "other executor": { executors: [4, 5, 8] },
};

const jobs = Object.entries(MOVED).map(([name, changes]) => {
  const job: typeof PLAIN = { ...PLAIN, ...changes };
  const digest = (kind: string) => TypedDataEncoder.hash(DOMAIN, SIGNED(kind), { job });
  return {
    name,
    job,
    structHash: TypedDataEncoder.hashStruct("Job", JOB, job),
    id: TypedDataEncoder.hash(DOMAIN, JOB, job),
    proposal: digest("Proposal"),
    approval: digest("Approval"),
  };
});

const commitments = [1, 2 ** 32 - 1].map((executor) => {
  const commitment = {
    job: jobs[0]?.id ?? "",
    executor,
    resultHash: id(`result ${executor}`),
    logHash: id(`log ${executor}`),
    salt: toBeHex(executor, 32),
  };
  return { ...commitment, commitment: TypedDataEncoder.hashStruct("Commitment", COMMITMENT, commitment) };
});

/** test/vectors/computations.json. */
export const computationsVectors: Generator = {
  name: "computations vectors",
  files: () => {
    const domain = { ...DOMAIN, separator: TypedDataEncoder.hashDomain(DOMAIN) };
    return new Map([vectorFile("computations", { generated: NOTICE, domain, jobs, commitments })]);
  },
};
