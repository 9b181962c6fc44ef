/** `tallystick/members`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/council/index.ts";
export * from "./actions/members/index.ts";
export * from "./contracts.ts";
export { members } from "./domain.ts";
export * from "./model/index.ts";
