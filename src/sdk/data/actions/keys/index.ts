/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./find-encryption-keys.ts";
export * from "./get-encryption-key.ts";
export * from "./register-encryption-key.ts";
export * from "./revoke-encryption-key.ts";
