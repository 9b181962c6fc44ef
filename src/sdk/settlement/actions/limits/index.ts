/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./build-set-limits-case-proposal.ts";
export * from "./get-credit-limit.ts";
export * from "./get-group-limit.ts";
export * from "./set-credit-limit.ts";
export * from "./set-group-limit.ts";
