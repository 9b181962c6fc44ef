/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./build-release-expelled-lien-proposal.ts";
export * from "./enforce-lien.ts";
export * from "./get-lien.ts";
export * from "./get-lien-asset.ts";
export * from "./get-release-asset.ts";
export * from "./pledge-units.ts";
export * from "./release-lien.ts";
