/** `tallystick/board`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/index.ts";
export * from "./contracts.ts";
export { board } from "./domain.ts";
export { BOARD_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
