/** `tallystick/ledger`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/liens/index.ts";
export * from "./actions/obligations/index.ts";
export * from "./actions/units/index.ts";
export * from "./contracts.ts";
export { ledger } from "./domain.ts";
export * from "./model/index.ts";
