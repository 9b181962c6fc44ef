// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export * from "./acts-to-events.ts";
export type { ChainAct } from "./chain-act.ts";
export type { UnreadableAct } from "./decode-act.ts";
export { type ExportEpcisParameters, exportEpcis } from "./export-epcis.ts";
export type { ForeignOptions } from "./foreign.ts";
export * from "./import-epcis.ts";
export type { ImportEpcisParameters, ImportParty } from "./importing.ts";
export * from "./plan-import.ts";
export * from "./planned-act.ts";
export * from "./read-acts.ts";
export * from "./signers.ts";
export { TALLY_CONTEXT } from "./terms.ts";
