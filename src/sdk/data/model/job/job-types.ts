import type { TypedDataField } from "ethers";

/** EIP-712, as `contracts/data/Job.sol`. */
export const JOB_TYPES: Record<string, TypedDataField[]> = {
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

export const PROPOSAL_TYPES: Record<string, TypedDataField[]> = {
  Proposal: [{ name: "job", type: "Job" }],
  ...JOB_TYPES,
};

export const APPROVAL_TYPES: Record<string, TypedDataField[]> = {
  Approval: [{ name: "job", type: "Job" }],
  ...JOB_TYPES,
};

export const COMMITMENT_TYPES: Record<string, TypedDataField[]> = {
  Commitment: [
    { name: "job", type: "bytes32" },
    { name: "executor", type: "uint32" },
    { name: "resultHash", type: "bytes32" },
    { name: "logHash", type: "bytes32" },
    { name: "salt", type: "bytes32" },
  ],
};
