import { AbiCoder, id, keccak256 } from "ethers";
import { checkAddress, checkBytes, checkThat } from "../../core/check.ts";

/** What a proposal would do, and why: calls by the timelock, one after the other, all or none. */
export interface Proposal {
  readonly targets: readonly string[];
  /** Native currency sent with each call; zero but in special cases. */
  readonly values: readonly bigint[];
  readonly calldatas: readonly string[];
  /** Also tells one proposal from another with the same calls. */
  readonly description: string;
}

/** Words of the Governor's `ProposalState`, in its order and spelling. */
export const PROPOSAL_STATES = [
  "Pending",
  "Active",
  "Canceled",
  "Defeated",
  "Succeeded",
  "Queued",
  "Expired",
  "Executed",
] as const;

export type ProposalState = (typeof PROPOSAL_STATES)[number];

/**
 * The id of a proposal: it follows from the content.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { admitProposal, proposalId } from "tallystick/members";
 *
 * const proposal = admitProposal(client, { name: "Harbour Lab", roles: ["INSPECTOR"], admin: account });
 * const id = proposalId(proposal);
 */
export function proposalId(proposal: Proposal): bigint {
  const { targets, values, calldatas, description } = checkProposal(proposal);
  const content = AbiCoder.defaultAbiCoder().encode(
    ["address[]", "uint256[]", "bytes[]", "bytes32"],
    [targets, values, calldatas, id(description)],
  );
  return BigInt(keccak256(content));
}

/** @throws `ARGUMENT_INVALID`. */
export function checkProposal(proposal: Proposal): Proposal {
  const { targets, values, calldatas } = proposal;
  checkThat(targets.length > 0, "targets", targets, "at least one");
  checkThat(values.length === targets.length, "values", values, "one for each target");
  checkThat(calldatas.length === targets.length, "calldatas", calldatas, "one for each target");
  targets.forEach((target, i) => {
    checkAddress(`targets[${i}]`, target);
  });
  calldatas.forEach((data, i) => {
    checkBytes(`calldatas[${i}]`, data);
  });
  values.forEach((value, i) => {
    checkThat(typeof value === "bigint" && value >= 0n, `values[${i}]`, value, "a bigint");
  });
  return proposal;
}
