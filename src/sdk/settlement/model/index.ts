// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export * from "./bank-calendar.ts";
export * from "./calendar-id.ts";
export * from "./closed-days.ts";
export * from "./dates.ts";
export * from "./day-count.ts";
export * from "./exceptions-of.ts";
export * from "./parse-calendar-table.ts";
