/** `tallystick/credits`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/index.ts";
export * from "./contracts.ts";
export { credits } from "./domain.ts";
export { CREDITS_CATALOGUE } from "./errors.ts";
export * from "./ktdde/index.ts";
export * from "./model/index.ts";
export * from "./mt/index.ts";
