/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./announce-key.ts";
export * from "./bring-report.ts";
export * from "./concede.ts";
export * from "./count-queries.ts";
export * from "./create-list.ts";
export * from "./decide.ts";
export * from "./earn.ts";
export * from "./get-entry.ts";
export * from "./get-list.ts";
export * from "./get-points.ts";
export * from "./get-report.ts";
export * from "./get-root.ts";
export * from "./grant-points.ts";
export * from "./lapse.ts";
export * from "./object-to-report.ts";
export * from "./prove-invention.ts";
export * from "./prove-omission.ts";
export * from "./publish-root.ts";
export * from "./release-report.ts";
export * from "./withdraw-report.ts";
