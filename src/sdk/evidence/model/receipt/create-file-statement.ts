import { hexlify, randomBytes } from "ethers";
import type { Json } from "../../../core/json/canonical-json.ts";
import { createDocument, type SaltedDocument } from "../document/create-document.ts";
import { NO_SUBJECT, NOTHING_REPLACED, type Statement } from "../statement/statement.ts";
import { encodeFileFacts, FILE_SCHEMA, type FileFacts } from "./file-schema.ts";

/** A file's statement before it is anchored. Private: it holds the salts. */
export interface FileStatement {
  readonly file: FileFacts;
  readonly metadata: SaltedDocument;
  readonly statement: Statement;
}

export interface CreateFileStatementParameters {
  readonly file: FileFacts;
  /** Of the file: name, media type, a note. Each value is salted on its own, and can be shown or kept on its own. */
  readonly metadata: Json;
  readonly attester: string;
  /** @default 32 bytes of the system's randomness */
  readonly salt?: () => string;
}

/**
 * Makes the statement about a file that is to be anchored, with salts of its own.
 *
 * @throws `JSON_INVALID`, `DOCUMENT_INVALID` for the metadata.
 *
 * @example
 * import { createReadStream } from "node:fs";
 * import { createFileStatement, digestFile } from "tallystick/evidence";
 *
 * const digest = await digestFile(createReadStream("weighbridge.pdf"));
 * const evidence = createFileStatement({
 *   file: { ...digest, capturedAt: 1_900_000_000 },
 *   metadata: { name: "weighbridge.pdf" },
 *   attester,
 * });
 */
export function createFileStatement(parameters: CreateFileStatementParameters): FileStatement {
  const { file, attester } = parameters;
  const salt = parameters.salt ?? (() => hexlify(randomBytes(32)));
  const metadata = createDocument(parameters.metadata, { salt });
  const statement: Statement = {
    schema: FILE_SCHEMA.id,
    attester,
    subject: NO_SUBJECT,
    validUntil: 0n,
    replaces: NOTHING_REPLACED,
    salt: salt(),
    data: encodeFileFacts(file, metadata.root),
  };
  return { file, metadata, statement };
}
