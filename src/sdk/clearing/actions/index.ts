/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./deposit-for-clearing.ts";
export * from "./describe-settlement.ts";
export * from "./fund-cycle.ts";
export * from "./get-clearing-deposit.ts";
export * from "./get-cycle.ts";
export * from "./join-cycle.ts";
export * from "./lapse-cycle.ts";
export * from "./list-clearing-claims.ts";
export * from "./list-cycles.ts";
export * from "./list-obligations.ts";
export * from "./open-cycle.ts";
export * from "./prepare-obligations.ts";
export * from "./repay-clearing-claim.ts";
export * from "./resolve-default.ts";
export * from "./set-off-clearing-deposit.ts";
export * from "./settle-cycle.ts";
export * from "./submit-nets.ts";
export * from "./submit-obligations.ts";
export * from "./withdraw-from-clearing.ts";
