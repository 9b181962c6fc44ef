/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./assess-loss.ts";
export * from "./award-call.ts";
export * from "./bind-treaty.ts";
export * from "./call-layer.ts";
export * from "./close-treaty.ts";
export * from "./commute-treaty.ts";
export * from "./contest-loss.ts";
export * from "./declare-profit.ts";
export * from "./deem-loss.ts";
export * from "./dispute-call.ts";
export * from "./draw-collateral.ts";
export * from "./get-loss.ts";
export * from "./get-treaty.ts";
export * from "./get-treaty-call.ts";
export * from "./lapse-loss.ts";
export * from "./list-losses.ts";
export * from "./list-treaties.ts";
export * from "./notify-loss.ts";
export * from "./pay-call.ts";
export * from "./pay-premium.ts";
export * from "./post-collateral.ts";
export * from "./quote-treaty.ts";
export * from "./release-collateral.ts";
export * from "./settle-treaty-account.ts";
export * from "./withdraw-loss.ts";
export * from "./write-line.ts";
