import { randomBytes } from "node:crypto";
import { getBytes, hexlify } from "ethers";
import { isWhole, type Selection } from "../../sdk/data/model/agreement/selection.ts";
import { columnsOf } from "../../sdk/data/model/content/schema.ts";
import { sealContent } from "../../sdk/data/model/seal/seal.ts";
import type { VersionDocument } from "../catalogue/documents.ts";
import { extractRows } from "../content/prove.ts";
import { vaultError } from "../errors.ts";
import type { CipherFiles } from "../store/files.ts";
import type { Versions } from "../store/versions.ts";
import { versionWrong } from "./agreement-view.ts";
import type { Contents } from "./contents.ts";
import type { Extractions, SealParameters } from "./extractions.ts";
import type { SealedExtraction } from "./transfer.ts";

export interface VaultExtractionsParameters {
  readonly versions: Versions;
  readonly files: CipherFiles;
  readonly contents: Contents;
  /** Rows and bytes that one access may give out. */
  readonly limits: { readonly rows: number; readonly bytes: number };
}

/** Ciphertexts out of what the vault published. */
export function vaultExtractions(parameters: VaultExtractionsParameters): Extractions {
  const { versions, files, contents, limits } = parameters;

  function whole({ sealed, version }: VersionDocument): SealedExtraction {
    const { resource, number } = version;
    if (sealed.size > limits.bytes) throw tooLarge("bytes", sealed.size, limits.bytes);
    if (files.size(sealed.file) === sealed.size) return sealed;
    const values = { field: "file", value: files.size(sealed.file) ?? null, expected: sealed.size, resource, number };
    throw vaultError("VAULT_STORE_DAMAGED", `the ciphertext of version ${number} is not whole`, values);
  }

  async function select(
    document: VersionDocument,
    { selection, requestHash }: SealParameters,
  ): Promise<SealedExtraction> {
    const { runs, columns } = chosen(document, selection);
    const count = runs.reduce((sum, { from, to }) => sum + to - from, 0);
    if (count > limits.rows) throw tooLarge("rows", count, limits.rows);
    const [key, file] = [randomBytes(32), `access-${requestHash.slice(2)}`];
    const stored = contents.open(document);
    try {
      const extraction = extractRows({ stored, seed: getBytes(document.seed), runs, columns });
      const sealing = await sealContent({ key, context: requestHash, content: extraction });
      await files.write(file, bounded(sealing.bytes, limits.bytes));
      const { size, ciphertextHash, contentHash: extractionHash } = await sealing.sealed;
      return { file, size, ciphertextHash, extractionHash, contentKey: hexlify(key) };
    } finally {
      stored.close();
    }
  }

  return {
    async seal(asked) {
      const { resource, version: number, selection } = asked;
      const stored = versions.version({ resource, number });
      if (stored?.state !== "Published") throw versionWrong(resource, number);
      const document = stored.document as unknown as VersionDocument;
      return isWhole(selection) ? whole(document) : select(document, asked);
    },
  };
}

/** @throws `SELECTION_INVALID`. */
function chosen({ schema, version }: VersionDocument, { rows, columns }: Selection) {
  const { leaves } = version;
  const names = columnsOf(schema).map(({ name }) => name);
  const unknown = columns?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw invalid("columns", unknown, `among ${names.slice(0, 20).join(", ")}`);
  const runs = rows ?? [{ from: 0, to: leaves }];
  const beyond = runs.find(({ to }) => to > leaves);
  if (beyond !== undefined) throw invalid("rows", beyond.to, `at most ${leaves}`);
  return { runs: joined(runs), columns: columns ?? names };
}

/** Runs that stand side by side are one. */
function joined(runs: readonly { readonly from: number; readonly to: number }[]) {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of runs) {
    const last = all.at(-1);
    if (last?.to === from) last.to = to;
    else all.push({ from, to });
  }
  return all;
}

async function* bounded(bytes: AsyncIterable<Uint8Array>, most: number) {
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > most) throw tooLarge("bytes", size, most);
    yield piece;
  }
}

const invalid = (field: string, value: unknown, expected: string) =>
  vaultError("SELECTION_INVALID", `selection: ${field} should be ${expected}, is ${value}`, { field, value, expected });

const tooLarge = (field: string, value: number, limit: number) =>
  vaultError("ACCESS_TOO_LARGE", `the access would give out ${value} ${field}, at most ${limit}`, {
    field,
    value,
    limit,
  });
