/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./accept-quote.ts";
export * from "./claim-trade-warranty.ts";
export * from "./commit-quote.ts";
export * from "./fail-trade.ts";
export * from "./free-trade-exposure.ts";
export * from "./get-ask.ts";
export * from "./get-quote.ts";
export * from "./get-trade-deal.ts";
export * from "./get-trade-deposit.ts";
export * from "./get-trade.ts";
export * from "./lapse-ask.ts";
export * from "./list-asks.ts";
export * from "./list-trades.ts";
export * from "./pay-trade-deposit.ts";
export * from "./perfect-ask.ts";
export * from "./post-ask.ts";
export * from "./present-trade-documents.ts";
export * from "./refuse-trade-documents.ts";
export * from "./report-trade.ts";
export * from "./reveal-quote.ts";
export * from "./satisfy-trade.ts";
export * from "./settle-trade.ts";
export * from "./take-trade-deposit.ts";
export * from "./withdraw-ask.ts";
export * from "./withdraw-quote.ts";
