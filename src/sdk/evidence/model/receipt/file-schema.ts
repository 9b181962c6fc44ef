import { AbiCoder } from "ethers";
import { schemaId } from "../schema/schema-id.ts";
import { NO_POLICY } from "../statement/statement.ts";
import type { FileDigest } from "./file-digest.ts";

/** A schema with what its id is made of. */
export interface SchemaDescription {
  readonly id: string;
  readonly definition: string;
  readonly revocable: boolean;
  /** Address of the rule that its statements pass; zero if none. */
  readonly policy: string;
}

/** What is stated of a file. */
export interface FileFacts extends FileDigest {
  /** When the file was read, in seconds since 1970, as the attester's clock had it. */
  readonly capturedAt: number;
}

const TYPES = ["bytes32", "bytes32", "uint64", "uint64", "bytes32"];
const DEFINITION = "bytes32 sha256,bytes32 keccak256,uint64 size,uint64 capturedAt,bytes32 metadata";

/**
 * The one schema for files as evidence. `metadata` is the root of a salted document: names, notes and times are easily
 * guessed, so they are never hashed bare.
 */
export const FILE_SCHEMA: SchemaDescription = {
  id: schemaId(DEFINITION, true),
  definition: DEFINITION,
  revocable: true,
  policy: NO_POLICY,
};

/** A statement's data under `FILE_SCHEMA`. */
export function encodeFileFacts(facts: FileFacts, metadataRoot: string): string {
  const { sha256, keccak256, size, capturedAt } = facts;
  return AbiCoder.defaultAbiCoder().encode(TYPES, [sha256, keccak256, size, capturedAt, metadataRoot]);
}
