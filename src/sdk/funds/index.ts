/** `tallystick/funds`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/index.ts";
export * from "./contracts.ts";
export { funds } from "./domain.ts";
export { FUNDS_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
