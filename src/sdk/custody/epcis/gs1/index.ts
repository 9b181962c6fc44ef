// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export * from "./canonical-gs1-id.ts";
export * from "./digital-link.ts";
export * from "./gln.ts";
