/** The bridge in a program of one's own: `tallystick/bridge`. Nothing else of the package reaches its server libraries. */
// biome-ignore lint/performance/noBarrelFile: an entry point of the package
export { type Logger, silentLogger } from "../lib/logger.ts";
export { type OpenBridgeParameters, type OpenedBridge, openBridge } from "./compose/open-bridge.ts";
export type { RunningBridge } from "./compose/running-bridge.ts";
export type { BridgeConfig } from "./config/config.ts";
export { parseConfig } from "./config/parse-config.ts";
export { BRIDGE_CATALOGUE } from "./model/errors.ts";
export type { Profile } from "./model/profile.ts";
export { parseProfile } from "./quality/profile/parse.ts";
export { riverProfile } from "./quality/profiles/river.ts";
