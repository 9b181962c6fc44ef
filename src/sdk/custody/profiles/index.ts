// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export * from "./food-lot.ts";
export * from "./medical-waste.ts";
export * from "./steel-coil.ts";
