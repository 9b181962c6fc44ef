// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export type { ChainAct } from "./chain-act.ts";
export type { UnreadableAct } from "./decode-act.ts";
export * from "./encode-acts.ts";
export * from "./export-epcis.ts";
export * from "./read-acts.ts";
