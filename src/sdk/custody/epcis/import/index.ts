// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export * from "./import-epcis.ts";
export type { ImportParty } from "./perform/import-context.ts";
export * from "./plan-import.ts";
export type { PlanImportOptions } from "./plan-import-options.ts";
export type { PlannedAct, PlannedUnit, UnplannedEvent } from "./planned-act.ts";
export * from "./recover-epcis-signers.ts";
