import { computeError } from "../errors.ts";

/** A table's file, and how it is known to be the version whose root was published. */
export interface InputTable {
  readonly path: string;
  readonly format: "parquet" | "csv";
  /** Of the version, as it was published. */
  readonly contentRoot: string;
  readonly proof: InputProof;
}

/** The digest that was recorded with the root at publication (SHA-256, hex), or the root computed anew from what is in the file. */
export type InputProof = { readonly digest: string } | { readonly recompute: () => Promise<string> };

/** SHA-256 of a file, hex. */
export type DigestFile = (path: string, abort?: AbortSignal) => Promise<string>;

/** @throws `QUERY_INPUT_MISMATCH` unless the table is the one that was published. */
export async function requireInput(
  table: string,
  { path, contentRoot, proof }: InputTable,
  digestFile: DigestFile,
  abort?: AbortSignal,
): Promise<void> {
  const [field, expected, actual] =
    "digest" in proof
      ? (["digest", proof.digest, await digestFile(path, abort)] as const)
      : (["contentRoot", contentRoot, await proof.recompute()] as const);
  if (plain(expected) === plain(actual)) return;
  throw computeError("QUERY_INPUT_MISMATCH", `${table}: its ${field} is ${actual} and not ${expected}`, {
    table,
    field,
    expected,
    actual,
  });
}

const plain = (hex: string) => hex.toLowerCase().replace(/^0x/, "");
