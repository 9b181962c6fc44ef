/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./build-set-registrar-proposal.ts";
export * from "./get-fingerprint.ts";
export * from "./get-reference.ts";
export * from "./release.ts";
export * from "./reserve.ts";
