// biome-ignore-all lint/performance/noBarrelFile: what is asked of the other chain's node

export * from "./fetch-header.ts";
export * from "./fetch-state-proof.ts";
export * from "./newest-height.ts";
export * from "./plan-updates.ts";
