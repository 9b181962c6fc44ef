// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export * from "./anchor/build-statement-tree.ts";
export * from "./anchor/uid-hasher.ts";
export {
  type CreateDocumentOptions,
  createDocument,
  type SaltedDocument,
  type SaltedField,
} from "./document/create-document.ts";
export * from "./document/disclose.ts";
export type { Field } from "./document/flatten.ts";
export * from "./document/leaf.ts";
export * from "./document/verify-disclosure.ts";
export * from "./fingerprint/key.ts";
export * from "./fingerprint/reference-state.ts";
export * from "./fingerprint/state.ts";
export * from "./receipt/create-file-statement.ts";
export * from "./receipt/evidence-receipt.ts";
export * from "./receipt/file-digest.ts";
export * from "./receipt/file-schema.ts";
export * from "./receipt/find-anchor.ts";
export * from "./receipt/issue-receipts.ts";
export * from "./receipt/parse-receipt.ts";
export * from "./receipt/verify-offline.ts";
export * from "./receipt/verify-online.ts";
export * from "./schema/data.ts";
export * from "./schema/definition.ts";
export * from "./schema/schema-id.ts";
export { type CreateStatementParameters, createStatement } from "./statement/create.ts";
export * from "./statement/sign.ts";
export {
  attestationsEip712Domain,
  NO_POLICY,
  NO_SUBJECT,
  NOTHING_REPLACED,
  STATEMENT_TYPES,
  type Statement,
  uidOf,
} from "./statement/statement.ts";
export { STATUSES, type Status } from "./statement/status.ts";
export * from "./statement/verify.ts";
