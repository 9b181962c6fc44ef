/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./approve-cash.ts";
export * from "./build-set-escrow-proposal.ts";
export * from "./get-cash.ts";
export * from "./get-cash-balance.ts";
export * from "./issue-cash.ts";
export * from "./open-cash.ts";
export * from "./reclaim-cash.ts";
export * from "./redeem-cash.ts";
export * from "./transfer-cash.ts";
