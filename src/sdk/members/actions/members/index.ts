/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./enrol.ts";
export * from "./get-account.ts";
export * from "./get-organisation.ts";
export * from "./list-organisations.ts";
export * from "./revoke-account.ts";
export * from "./set-voting-account.ts";
