// biome-ignore-all lint/performance/noBarrelFile: the values that the domain's actions take and give

export * from "./bucket.ts";
export * from "./bucket-tree.ts";
export * from "./eip712.ts";
export * from "./entry.ts";
export * from "./list-id.ts";
export * from "./messages.ts";
export * from "./receipt.ts";
export * from "./report-key.ts";
export * from "./sign.ts";
export * from "./status.ts";
export * from "./subject.ts";
export * from "./tag.ts";
export * from "./voprf.ts";
