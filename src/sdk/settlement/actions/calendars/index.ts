/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./build-add-closure-proposal.ts";
export * from "./build-create-calendar-proposal.ts";
export * from "./build-load-year-proposal.ts";
export * from "./build-publish-calendar-proposal.ts";
export * from "./get-calendar.ts";
