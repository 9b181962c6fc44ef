// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export type { AuditBundle, AuditedTransaction } from "./audit-bundle.ts";
export * from "./create-audit-bundle.ts";
export * from "./parse-audit-bundle.ts";
export * from "./verify-audit.ts";
