/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./build-quote-request.ts";
export * from "./get-quote-warnings.ts";
export * from "./list-exposures.ts";
