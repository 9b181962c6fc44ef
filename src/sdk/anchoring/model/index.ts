// biome-ignore-all lint/performance/noBarrelFile: the values that the domain's actions take and give

export * from "./extra-data.ts";
export * from "./qbft-header.ts";
export * from "./quorum.ts";
export * from "./seals.ts";
