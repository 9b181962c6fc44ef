/** `tallystick/clearing`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/index.ts";
export * from "./contracts.ts";
export { clearing } from "./domain.ts";
export { CLEARING_CATALOGUE } from "./errors.ts";
export * from "./iso20022/index.ts";
export * from "./model/index.ts";
