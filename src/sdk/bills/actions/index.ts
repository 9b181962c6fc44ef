/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./accept-bill.ts";
export * from "./bar-bill-lot.ts";
export * from "./claim-on-bill.ts";
export * from "./deem-bill-refused.ts";
export * from "./draw-bill.ts";
export * from "./end-bill-guarantee.ts";
export * from "./endorse-bill.ts";
export * from "./get-bill-due.ts";
export * from "./get-bill-lot.ts";
export * from "./get-bill.ts";
export * from "./get-lot-history.ts";
export * from "./guarantee-bill.ts";
export * from "./lapse-bill.ts";
export * from "./list-bills.ts";
export * from "./pay-bill-claim.ts";
export * from "./present-bill-lot.ts";
export * from "./refuse-bill-payment.ts";
export * from "./refuse-bill.ts";
export * from "./withdraw-bill.ts";
