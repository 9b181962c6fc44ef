/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./accept-result.ts";
export * from "./approve-computation.ts";
export * from "./cancel-computation.ts";
export * from "./challenge-result.ts";
export * from "./commit-result.ts";
export * from "./expire-computation.ts";
export * from "./get-computation.ts";
export * from "./get-computation-receipt.ts";
export * from "./list-computations.ts";
export * from "./propose-computation.ts";
export * from "./reveal-result.ts";
export * from "./run-computation.ts";
export * from "./stop-computation.ts";
export * from "./tally-computation.ts";
export * from "./verify-computation.ts";
export * from "./withdraw-from-computation.ts";
