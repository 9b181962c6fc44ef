/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./cancel-deal.ts";
export * from "./cancel-nonces.ts";
export * from "./is-nonce-used.ts";
export * from "./settle.ts";
