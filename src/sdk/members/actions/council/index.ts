/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./build-admit-proposal.ts";
export * from "./build-end-account-proposal.ts";
export * from "./build-recover-proposal.ts";
export * from "./build-set-dual-control-proposal.ts";
export * from "./build-set-roles-proposal.ts";
export * from "./build-set-standing-proposal.ts";
export * from "./cancel.ts";
export * from "./execute.ts";
export { type GetProposalParameters, getProposal, type ProposalDetails } from "./get-proposal.ts";
export * from "./list-proposals.ts";
export * from "./propose.ts";
export * from "./queue.ts";
export * from "./vote.ts";
