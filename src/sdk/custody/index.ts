/** `tallystick/custody`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/index.ts";
export * from "./contracts.ts";
export { custody } from "./domain.ts";
export * from "./epcis/index.ts";
export { CUSTODY_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
export * from "./profiles/index.ts";
