/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./acknowledge-access.ts";
export * from "./decide-access-dispute.ts";
export * from "./dispute-access.ts";
export * from "./fund-agreement.ts";
export * from "./get-access.ts";
export * from "./get-credit.ts";
export * from "./get-escrow.ts";
export * from "./list-accesses.ts";
export * from "./open-escrow.ts";
export * from "./pay-out-credit.ts";
export * from "./serve-access.ts";
export * from "./settle-access.ts";
export * from "./take-back-funds.ts";
