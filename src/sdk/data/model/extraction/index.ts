// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export type { ExtractionHead } from "./head.ts";
export { type ExtractedRows, readExtraction } from "./read.ts";
export { type RowBatch, writeExtraction } from "./write.ts";
