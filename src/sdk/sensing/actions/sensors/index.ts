/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./approve-sensor.ts";
export * from "./calibrate.ts";
export * from "./get-calibrations.ts";
export * from "./get-latest.ts";
export * from "./get-sensor.ts";
export * from "./maintain.ts";
export * from "./propose-sensor.ts";
export * from "./retire-sensor.ts";
export * from "./set-limit.ts";
