/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./build-set-ledger-case-proposal.ts";
export * from "./get-instrument.ts";
export * from "./get-obligation.ts";
export * from "./get-redeemable.ts";
export * from "./pay-obligation.ts";
export * from "./redeem.ts";
export * from "./redeem-many.ts";
