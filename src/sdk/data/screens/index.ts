// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export type { JsonSchema } from "../../core/json/json-schema.ts";
export type { AccessLine } from "./access-line.ts";
export type { AgreementLine, Turn } from "./agreement-line.ts";
export * from "./consumer-screen.ts";
export type { JobLine } from "./job-line.ts";
export type { OfferLine } from "./offer-line.ts";
export * from "./owner-screen.ts";
export type { ResourceLine, VersionLine } from "./resource-line.ts";
export * from "./schemas.ts";
