/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./admit-proposal.ts";
export * from "./cancel.ts";
export * from "./end-account-proposal.ts";
export * from "./execute.ts";
export { type GetProposalParameters, getProposal, type ProposalDetails } from "./get-proposal.ts";
export * from "./list-proposals.ts";
export * from "./propose.ts";
export * from "./queue.ts";
export * from "./recover-proposal.ts";
export * from "./set-dual-control-proposal.ts";
export * from "./set-roles-proposal.ts";
export * from "./set-standing-proposal.ts";
export * from "./vote.ts";
