/** `tallystick/sensing`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/exceedances/index.ts";
export * from "./actions/feeds/index.ts";
export * from "./actions/sensors/index.ts";
export * from "./actions/stations/index.ts";
export * from "./contracts.ts";
export { sensing } from "./domain.ts";
export { SENSING_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
