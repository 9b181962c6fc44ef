// biome-ignore-all lint/performance/noBarrelFile: what asks a watchlist service

export * from "./evaluate-subjects.ts";
export * from "./open-session.ts";
export * from "./query-subjects.ts";
