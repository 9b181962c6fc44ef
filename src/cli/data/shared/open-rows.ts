import { createReadStream } from "node:fs";
import type { Client } from "../../../sdk/core/client.ts";
import { openExtraction } from "../../../sdk/data/vault/open-extraction.ts";
import { openOutput } from "../../shared/output.ts";
import type { DataReceipt } from "./receipt.ts";
import { headerOf, lineOf } from "./write-rows.ts";

export interface OpenRowsParameters extends Pick<DataReceipt, "access" | "resource" | "selection" | "schema"> {
  readonly contentKey: Uint8Array;
  /** File with the ciphertext. */
  readonly sealed: string;
  /** Where rows are written; nowhere if left out. */
  readonly out?: string;
}

/** Decrypts and verifies an access. The file is there once all of it is verified, and not before. Gives the number of rows. */
export async function openRows(client: Client, parameters: OpenRowsParameters): Promise<number> {
  const { sealed, out, ...access } = parameters;
  const { schema, selection } = access;
  const file = out === undefined ? undefined : openOutput(out);
  let count = 0;
  try {
    const header = headerOf(schema, selection.columns);
    if (header !== undefined) file?.write(header);
    const source = createReadStream(sealed);
    for await (const rows of openExtraction(client, { ...access, sealed: source })) {
      count += rows.count;
      const lines = Array.from({ length: rows.count }, (_, n) => rows.values(n));
      if (schema.kind === "table") file?.write(lines.map((values) => lineOf(values, schema)).join(""));
      else for (const [chunk] of lines) file?.write(chunk as Uint8Array);
    }
    file?.keep();
    return count;
  } catch (error) {
    file?.drop();
    throw error;
  }
}
