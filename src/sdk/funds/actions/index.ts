/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./accelerate-facility.ts";
export * from "./approve-payment.ts";
export * from "./ask-to-draw.ts";
export * from "./close-facility.ts";
export * from "./cure-breach.ts";
export * from "./declare-breach.ts";
export * from "./freeze-facility.ts";
export * from "./get-facility.ts";
export * from "./get-payment.ts";
export * from "./give-back-payment.ts";
export * from "./give-back-unspent.ts";
export * from "./lapse-payment.ts";
export * from "./list-circular-flows.ts";
export * from "./list-facilities.ts";
export * from "./list-facility-payees.ts";
export * from "./list-payee.ts";
export * from "./list-payments.ts";
export * from "./list-split-payments.ts";
export * from "./open-facility.ts";
export * from "./pay-into-facility.ts";
export * from "./refuse-payment.ts";
export * from "./relate-to-borrower.ts";
export * from "./repay-facility.ts";
export * from "./request-payment.ts";
export * from "./return-unspent.ts";
export * from "./show-payment-evidence.ts";
export * from "./withdraw-payment.ts";
