// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export type { DualApproval } from "./dual-approval.ts";
export * from "./duties.ts";
export * from "./person.ts";
export {
  PROPOSAL_STATES,
  type Proposal,
  type ProposalState,
  proposalId,
  reserveProposal,
} from "./proposal.ts";
export * from "./roles.ts";
export { STANDINGS, type Standing } from "./standing.ts";
export { proposalTitle } from "./proposal-title.ts";
