/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./find-sealed-batch.ts";
export * from "./get-batch-signers.ts";
export * from "./get-head.ts";
export * from "./get-sealed-batch.ts";
export * from "./list-equivocations.ts";
export * from "./list-sealed-batches.ts";
export * from "./record-gap.ts";
export * from "./report-equivocation.ts";
export * from "./report-gap-equivocation.ts";
export * from "./submit-batch.ts";
export * from "./verify-reading.ts";
