/** `tallystick/data`. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export * from "./actions/accesses/index.ts";
export * from "./actions/agreements/index.ts";
export * from "./actions/catalog/index.ts";
export * from "./actions/computations/index.ts";
export * from "./actions/keys/index.ts";
export * from "./audit/index.ts";
export * from "./contracts.ts";
export { data } from "./domain.ts";
export { DATA_CATALOGUE } from "./errors.ts";
export * from "./model/index.ts";
export * from "./screens/index.ts";
export * from "./vault/index.ts";
