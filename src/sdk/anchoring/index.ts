/** `tallystick/anchoring`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/index.ts";
export * from "./chain/index.ts";
export * from "./contracts.ts";
export { anchoring } from "./domain.ts";
export { ANCHORING_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
