// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export * from "./pre-hash.ts";
