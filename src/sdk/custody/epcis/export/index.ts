// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export type { ChainAct } from "./chain-act.ts";
export type { UnreadableAct } from "./decode-act.ts";
export { type EncodeActsOptions, type EncodedAct, encodeActs } from "./encode-acts.ts";
export { type ExportEpcisParameters, exportEpcis } from "./export-epcis.ts";
export { type ReadActs, readActs } from "./read-acts.ts";
