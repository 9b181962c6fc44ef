import type { Client } from "../../core/client.ts";
import { getVersion } from "../actions/catalog/get-version.ts";
import { dataError } from "../errors.ts";
import { type Access, accessRequestDigest } from "../model/agreement/access.ts";
import { versionContext } from "../model/agreement/seal-context.ts";
import { isWhole, type Selection, selectionHash } from "../model/agreement/selection.ts";
import { type ContentSchema, columnsOf, contentSchemaHash } from "../model/content/schema.ts";
import { type ExtractedRows, readExtraction } from "../model/extraction/read.ts";
import type { ByteSource } from "../model/seal/chunks.ts";
import { openContent } from "../model/seal/open.ts";

export interface OpenExtractionParameters {
  /** As the chain has it. */
  readonly access: Access;
  readonly resource: string;
  readonly selection: Selection;
  /** Of the version: from the vault's catalogue, or from an extraction before. Its hash is on chain. */
  readonly schema: ContentSchema;
  readonly contentKey: Uint8Array;
  /** The ciphertext. */
  readonly sealed: ByteSource;
}

/**
 * The rows of an access, decrypted and verified against the version's content root on chain and the hashes of the receipt. Whether all
 * are genuine is known at the end, which throws if not, so use nothing of them before.
 *
 * @throws `SEAL_*`, `CONTENT_*` for what was tampered with; `VAULT_ANSWER_INVALID` for another content than that of the receipt; `NOT_FOUND`.
 *
 * @example
 * import { openExtraction } from "tallystick/data";
 *
 * const opened = openExtraction(client, { access, resource, selection: {}, schema, contentKey, sealed: ciphertext });
 * for await (const rows of opened) for (let n = 0; n < rows.count; n++) keep(rows.from + n, rows.values(n));
 */
export async function* openExtraction(
  client: Client,
  { access, resource, selection, schema, contentKey, sealed }: OpenExtractionParameters,
): AsyncGenerator<ExtractedRows> {
  if (access.requestHash !== selectionHash(selection))
    throw differs("selection", access.requestHash, selectionHash(selection));
  const { version } = await getVersion(client, { resource, number: access.version });
  const schemaHash = contentSchemaHash(schema);
  if (schemaHash !== version.schemaHash) throw differs("schema", schemaHash, version.schemaHash);
  const context = isWhole(selection)
    ? versionContext({ resource, version: access.version })
    : accessRequestDigest(client.deployment, access);
  const opening = await openContent({ key: contentKey, context, sealed });
  const expected = {
    root: version.contentRoot,
    resource,
    version: access.version,
    count: Number(version.leaves),
    schemaHash,
  };
  const requireAsked = coverageOf(selection, schema, expected.count);
  for await (const rows of readExtraction(expected, opening.content)) {
    requireAsked(rows);
    yield rows;
  }
  requireAsked();
  const found = await opening.sealed;
  for (const [field, value, wanted] of [
    ["ciphertextHash", found.ciphertextHash, access.ciphertextHash],
    ["extractionHash", found.contentHash, access.extractionHash],
    ["size", found.size, Number(access.size)],
  ] as const) {
    if (value !== wanted) throw differs(field, value, wanted);
  }
}

/** Requires that the rows are those that were asked for, all of them: what is genuine may be too little. */
function coverageOf(
  { rows, columns }: Selection,
  schema: ContentSchema,
  count: number,
): (extracted?: ExtractedRows) => void {
  const names = columnsOf(schema).map(({ name }) => name);
  const asked = names.map((name) => columns?.includes(name) ?? true);
  const runs = rows ?? [{ from: 0, to: count }];
  let [run, next] = [0, runs[0]?.from ?? 0];
  return (extracted) => {
    const from = extracted?.from;
    const wanted = run < runs.length ? next : undefined;
    if (from !== wanted) throw differs("rows", from, wanted);
    if (extracted === undefined) return;
    const shown = extracted.values(0).map((value) => value !== undefined);
    const other = names.find((_, n) => shown[n] !== asked[n]);
    if (other !== undefined) throw differs("columns", other, "among those that were asked for, or not there");
    next += extracted.count;
    if (next > (runs[run]?.to ?? 0)) throw differs("rows", next, runs[run]?.to);
    if (next === runs[run]?.to) next = runs[++run]?.from ?? 0;
  };
}

function differs(field: string, value: unknown, expected: unknown) {
  const values = { field, value, expected };
  return dataError("VAULT_ANSWER_INVALID", `the extraction: ${field} should be ${expected}, is ${value}`, values);
}
