// biome-ignore-all lint/performance/noBarrelFile: the values that the domain's actions take and give

export * from "./client-status.ts";
export * from "./condition-leg.ts";
export * from "./contract-name.ts";
export * from "./extra-data.ts";
export * from "./fact.ts";
export * from "./fact-proof.ts";
export * from "./qbft-header.ts";
export * from "./quorum.ts";
export * from "./seals.ts";
