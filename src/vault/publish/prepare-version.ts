import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { hexlify, id, keccak256, toUtf8Bytes } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import { canonicalJson, type Json } from "../../sdk/core/json/canonical-json.ts";
import { getResource } from "../../sdk/data/actions/catalog/get-resource.ts";
import { versionContext } from "../../sdk/data/model/agreement/seal-context.ts";
import { sealContent } from "../../sdk/data/model/seal/seal.ts";
import { asJson, type VersionDocument } from "../catalogue/documents.ts";
import type { ContentFolders, SourceFile } from "../content/files.ts";
import { extractRows } from "../content/prove.ts";
import { publishContent } from "../content/publish.ts";
import type { RowSource } from "../content/source/source.ts";
import { openPublished } from "../content/store/open-content.ts";
import { vaultError } from "../errors.ts";
import type { CipherFiles } from "../store/files.ts";
import type { VersionKey, Versions } from "../store/versions.ts";

/** What the owner says of a version. Times are seconds since 1970. */
export interface VersionFacts {
  /** Description (DCAT). */
  readonly metadata: Json;
  /** What the source calls the system that it comes from, and the way in which it was collected. */
  readonly sourceSystem: string;
  readonly method: string;
  readonly collectedFrom: number;
  readonly collectedTo: number;
  /** Organisation that collected it. @default the owner */
  readonly source?: number;
  /** Last second at which it can be published. */
  readonly deadline: number;
}

export interface PrepareVersionParameters {
  readonly client: Client;
  readonly versions: Versions;
  readonly files: CipherFiles;
  readonly folders: ContentFolders;
  /** Folder of the owner's contents. */
  readonly contents: string;
  readonly resource: string;
  readonly file: SourceFile;
  /** Of the same file. It is closed in any case. */
  readonly source: RowSource;
  readonly format: "csv" | "parquet" | "file";
  readonly facts: VersionFacts;
  /** Seconds since 1970. */
  readonly now: number;
  /** Threads that hash beside this one. @default 0 */
  readonly threads?: number;
}

/**
 * Prepares the next version of a resource: keeps its rows with their proofs, and seals all of them once. What the source and validators sign
 * is in the document. Nothing is on chain yet, and preparing again replaces it.
 *
 * @throws as `publishContent` and what opens the source; `NOT_FOUND` for the resource.
 */
export async function prepareVersion(parameters: PrepareVersionParameters): Promise<VersionDocument> {
  const { client, versions, files, folders, contents, file, source, format, facts, threads = 0 } = parameters;
  const resource = parameters.resource.toLowerCase();
  const { owner, versions: last } = await getResource(client, { resource });
  const number = last + 1;
  giveUpLate(versions, { resource, number }, parameters.now);
  const seed = randomBytes(32);
  // Never one that a run before left behind, cut off.
  const folder = `${resource.slice(2, 18)}-${number}-${randomBytes(6).toString("hex")}`;
  const place = join(contents, folder);
  const published = await publishContent({
    file,
    source,
    resource,
    version: number,
    seed,
    folder: place,
    folders,
    threads,
  });
  const { schema, sealed } = await seal(place, { folders, files, seed, name: `version-${folder}` });
  const digest = await digestOf(file);
  const document: VersionDocument = {
    version: {
      resource,
      number,
      metadataHash: keccak256(toUtf8Bytes(canonicalJson(facts.metadata))),
      schemaHash: published.schemaHash,
      contentRoot: published.root,
      leaves: published.count,
      sourceSystem: id(facts.sourceSystem),
      method: id(facts.method),
      collectedFrom: facts.collectedFrom,
      collectedTo: facts.collectedTo,
      source: facts.source ?? owner,
      deadline: facts.deadline,
    },
    schema,
    metadata: facts.metadata,
    seed: hexlify(seed),
    sealed,
    source: { path: file.path, format, digest },
    folder,
  };
  versions.prepare({ resource, number }, asJson(document));
  return document;
}

/** What was brought and is not on chain, never will be once its deadline has passed. @throws `VAULT_VERSION_BROUGHT`. */
function giveUpLate(versions: Versions, key: VersionKey, now: number): void {
  const before = versions.version(key);
  if (before?.state !== "Brought") return;
  const { deadline } = (before.document as unknown as VersionDocument).version;
  if (Number(deadline) < now) {
    versions.move(key, "Brought", "Prepared");
    return;
  }
  const values = { field: "number", value: key.number, resource: key.resource, deadline };
  throw vaultError("VAULT_VERSION_BROUGHT", `version ${key.number} may be on its way`, values);
}

/** Of the bytes that were published, which a computation finds again. */
async function digestOf(file: SourceFile): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of file.stream()) hash.update(piece);
  file.requireUnchanged();
  return hash.digest("hex");
}

interface Sealing {
  readonly folders: ContentFolders;
  readonly files: CipherFiles;
  readonly seed: Uint8Array;
  readonly name: string;
}

async function seal(place: string, { folders, files, seed, name }: Sealing) {
  const stored = openPublished(folders, place);
  try {
    const { schema, resource, version } = stored.content;
    const key = randomBytes(32);
    const context = versionContext({ resource, version });
    const sealing = await sealContent({ key, context, content: extractRows({ stored, seed }) });
    await files.write(name, sealing.bytes);
    const { size, ciphertextHash, contentHash: extractionHash } = await sealing.sealed;
    return { schema, sealed: { file: name, size, ciphertextHash, extractionHash, contentKey: hexlify(key) } };
  } finally {
    stored.close();
  }
}
