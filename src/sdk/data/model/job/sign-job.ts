import { type Signer, TypedDataEncoder } from "ethers";
import { rpc } from "../../../core/rpc.ts";
import { computationsEip712Domain, type DataAt } from "../eip712.ts";
import { type Job, jobArgument } from "./job.ts";
import { APPROVAL_TYPES, JOB_TYPES, PROPOSAL_TYPES } from "./job-types.ts";

/** The id of a job: EIP-712 digest of all of it. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function jobId(deployment: DataAt, job: Job): string {
  return TypedDataEncoder.hash(computationsEip712Domain(deployment), JOB_TYPES, jobArgument(job));
}

/** What the requester signs. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function jobProposalDigest(deployment: DataAt, job: Job): string {
  return TypedDataEncoder.hash(computationsEip712Domain(deployment), PROPOSAL_TYPES, { job: jobArgument(job) });
}

/** What the owners of its inputs sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function jobApprovalDigest(deployment: DataAt, job: Job): string {
  return TypedDataEncoder.hash(computationsEip712Domain(deployment), APPROVAL_TYPES, { job: jobArgument(job) });
}

/**
 * The requester's signature, by a MAKER, to propose a job. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signJobProposal } from "tallystick/data";
 *
 * const signature = await signJobProposal(signer, deployment, job);
 */
export async function signJobProposal(signer: Signer, deployment: DataAt, job: Job): Promise<string> {
  const message = { job: jobArgument(job) };
  return rpc(() => signer.signTypedData(computationsEip712Domain(deployment), PROPOSAL_TYPES, message));
}

/**
 * An owner's signature, by a MAKER, to approve a job for all inputs that it owns: this algorithm, these inputs, these executors. Needs
 * no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signJobApproval } from "tallystick/data";
 *
 * const signature = await signJobApproval(signer, deployment, job);
 */
export async function signJobApproval(signer: Signer, deployment: DataAt, job: Job): Promise<string> {
  const message = { job: jobArgument(job) };
  return rpc(() => signer.signTypedData(computationsEip712Domain(deployment), APPROVAL_TYPES, message));
}
