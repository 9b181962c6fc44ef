/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./approve-gateways.ts";
export * from "./approve-station.ts";
export * from "./get-station.ts";
export * from "./list-stations.ts";
export * from "./propose-gateways.ts";
export * from "./propose-station.ts";
export * from "./retire-station.ts";
