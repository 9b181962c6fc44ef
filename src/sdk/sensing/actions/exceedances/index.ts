/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./acknowledge-exceedance.ts";
export * from "./close-exceedance.ts";
export * from "./dispute-exceedance.ts";
export * from "./get-exceedance.ts";
export * from "./list-exceedances.ts";
export type { MoveReturnType } from "./move.ts";
export * from "./open-by-proof.ts";
export * from "./open-listed.ts";
export * from "./remediate-exceedance.ts";
export * from "./reopen-exceedance.ts";
