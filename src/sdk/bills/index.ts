/** `tallystick/bills`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/index.ts";
export * from "./contracts.ts";
export { bills } from "./domain.ts";
export { BILLS_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
