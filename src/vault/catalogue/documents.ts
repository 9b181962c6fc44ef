import type { Json } from "../../sdk/core/json/canonical-json.ts";
import type { Version } from "../../sdk/data/model/catalogue/version.ts";
import type { ContentSchema } from "../../sdk/data/model/content/schema.ts";
import type { SealedExtraction } from "../access/transfer.ts";

/** What a vault keeps of a resource. */
export interface ResourceDocument {
  /** 32 bytes that the owner chose. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly keywords: readonly string[];
  /** Policies (ODRL) of its offers, by their hashes. */
  readonly policies: Readonly<Record<string, Json>>;
}

/** What a vault keeps of a version. */
export interface VersionDocument {
  /** As it is on chain, or is to be. */
  readonly version: Version & { readonly leaves: number };
  readonly schema: ContentSchema;
  /** Description (DCAT), whose hash is on chain. */
  readonly metadata: Json;
  /** Of the salts, in hex. A secret. */
  readonly seed: string;
  /** All of it, sealed once for all grantees. */
  readonly sealed: SealedExtraction;
  /** File that was published, and its SHA-256: what computations read. */
  readonly source: { readonly path: string; readonly format: "csv" | "parquet" | "file"; readonly digest: string };
  /** Name of the content's folder among the owner's contents. */
  readonly folder: string;
}

/** The documents as the store has them. */
export const asJson = (document: ResourceDocument | VersionDocument): Json => document as unknown as Json;
