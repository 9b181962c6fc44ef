import { AbiCoder, id, keccak256 } from "ethers";
import { checkAddress, checkBytes, checkThat } from "../../core/check.ts";
import { RESERVED } from "./proposal-title.ts";

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
 * import { buildAdmitProposal, proposalId } from "tallystick/members";
 *
 * const proposal = buildAdmitProposal(client, { name: "Harbour Lab", roles: ["INSPECTOR"], admin: account });
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

/**
 * A proposal that only one account can put to the Council. Otherwise anybody with a vote who sees it on its way can put the same first and
 * cancel it, and what was canceled is never proposed again in these words.
 *
 * @param proposer Account that will propose it. A proposal that is reserved already stays as it is.
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { propose, reserveProposal, buildSetRolesProposal } from "tallystick/members";
 *
 * const proposal = reserveProposal(buildSetRolesProposal(client, { org: 3, roles: ["BANK"] }), account);
 * const sent = await propose(client, { proposal });
 */
export function reserveProposal(proposal: Proposal, proposer: string): Proposal {
  const { description } = proposal;
  if (RESERVED.test(description)) return proposal;
  return { ...proposal, description: `${description}#proposer=${checkAddress("proposer", proposer).toLowerCase()}` };
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
