/** `tallystick/treaties`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/index.ts";
export * from "./contracts.ts";
export { treaties } from "./domain.ts";
export { TREATIES_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
