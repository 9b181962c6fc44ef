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

/**
 * @throws `QUERY_INPUT_MISMATCH` unless the table is the one that was published; `QUERY_INPUT_INVALID` for one that cannot be read;
 * `QUERY_ABORTED`.
 */
export async function requireInput(
  table: string,
  input: InputTable,
  digestFile: DigestFile,
  abort?: AbortSignal,
): Promise<void> {
  const { contentRoot, proof } = input;
  const [field, expected] =
    "digest" in proof ? (["digest", proof.digest] as const) : (["contentRoot", contentRoot] as const);
  const actual = await actualOf(table, input, digestFile, abort);
  if (plain(expected) === plain(actual)) return;
  throw computeError("QUERY_INPUT_MISMATCH", `${table}: its ${field} is ${actual} and not ${expected}`, {
    table,
    field,
    expected,
    actual,
  });
}

async function actualOf(table: string, { path, proof }: InputTable, digestFile: DigestFile, abort?: AbortSignal) {
  try {
    return "digest" in proof ? await digestFile(path, abort) : await proof.recompute();
  } catch (cause) {
    if (abort?.aborted) throw computeError("QUERY_ABORTED", "the query was called off", {}, abort.reason);
    const reason = "it cannot be read";
    throw computeError("QUERY_INPUT_INVALID", `${table}: ${reason}`, { table, column: "", reason }, cause);
  }
}

const plain = (hex: string) => hex.toLowerCase().replace(/^0x/, "");
