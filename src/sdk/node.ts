/** The part of the SDK that needs Node. */
// biome-ignore lint/performance/noBarrelFile: an entry point of the package
export { sqliteStore } from "./core/send/sqlite-store.ts";
