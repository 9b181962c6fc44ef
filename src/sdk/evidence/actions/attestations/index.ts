/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export { type AnchorParameters, type AnchorReturnType, anchor, anchorAndWait } from "./anchor.ts";
export * from "./anchor-by-signature.ts";
export * from "./attest.ts";
export * from "./attest-by-signature.ts";
export * from "./attest-many.ts";
export { type EndorseParameters, type EndorseReturnType, endorse, endorseAndWait } from "./endorse.ts";
export * from "./endorse-leaf.ts";
export * from "./get-anchor.ts";
export * from "./get-endorsements.ts";
export * from "./get-record.ts";
export { type GetSchemaParameters, getSchema, type Schema } from "./get-schema.ts";
export * from "./get-statement.ts";
export * from "./is-valid.ts";
export * from "./register-schema.ts";
export * from "./replace-leaf.ts";
export { type RevokeParameters, type RevokeReturnType, revoke, revokeAndWait } from "./revoke.ts";
export * from "./revoke-by-signature.ts";
export * from "./revoke-leaf.ts";
export * from "./revoke-many.ts";
export * from "./withdraw.ts";
