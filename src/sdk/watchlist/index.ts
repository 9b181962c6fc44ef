/** `tallystick/watchlist`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/index.ts";
export * from "./contracts.ts";
export { watchlist } from "./domain.ts";
export { WATCHLIST_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
export * from "./service/index.ts";
