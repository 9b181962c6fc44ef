// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export type { ContentId } from "./content-id.ts";
export { decodeValue } from "./decode-value.ts";
export * from "./disclosure.ts";
export { encodeValue } from "./encode-value.ts";
export { COLUMN_TAG, LEAF_TAG, ROW_TAG } from "./hash-rows.ts";
export { decodeRow, encodeRow } from "./row.ts";
export { type SaltSource, saltsOf } from "./salts.ts";
export * from "./schema.ts";
export type { ContentValue } from "./value.ts";
export * from "./verify-disclosure.ts";
