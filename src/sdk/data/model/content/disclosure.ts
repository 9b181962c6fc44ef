import { hexlify } from "ethers";
import { contentError } from "../content-errors.ts";
import { NODE } from "../tree/tree-root.ts";
import { type ContentId, checkContentId } from "./content-id.ts";
import { commitColumns } from "./hash-rows.ts";
import { splitRow } from "./row.ts";
import type { SaltSource } from "./salts.ts";
import { columnsOf } from "./schema.ts";

/** A column that is shown: its value's bytes with the salt of its place. */
export interface ShownColumn {
  readonly value: string;
  readonly salt: string;
}

/** A column that is not shown. Its commitment says nothing about its value to whoever lacks the salt. */
export interface HiddenColumn {
  readonly commitment: string;
}

export interface DisclosedRow {
  /** Number of the row, from 0. */
  readonly index: number;
  /** One for each column of the schema, in its order. */
  readonly columns: readonly (ShownColumn | HiddenColumn)[];
}

/** Some columns of some rows, to be checked against the content root of their version. All bytes in hex. */
export interface ContentDisclosure extends ContentId {
  readonly form: typeof DISCLOSURE_FORM;
  /** In their order. */
  readonly rows: readonly DisclosedRow[];
  /** Nodes of the tree beside the rows' leaves and above, in the order of `placesBeside`. */
  readonly path: readonly string[];
}

export const DISCLOSURE_FORM = "tallystick/content-disclosure/v1";

export interface DiscloseRowsParameters {
  readonly content: ContentId;
  readonly salts: SaltSource;
  /** Encoded rows in the order of their numbers, each once. */
  readonly rows: readonly { readonly index: number; readonly bytes: Uint8Array }[];
  /** Names of the columns that are shown. @default all */
  readonly columns?: readonly string[];
  /** Nodes at `placesBeside` of the rows. */
  readonly path: readonly Uint8Array[];
}

/**
 * Shows some columns of some rows, and nothing of the others. It does not check that the path leads to the root.
 *
 * @throws `CONTENT_PROOF_INVALID` when rows are out of order, or a column is unknown; `CONTENT_ROW_INVALID`.
 */
export function discloseRows(parameters: DiscloseRowsParameters): ContentDisclosure {
  const { salts, rows, path } = parameters;
  const content = checkContentId(parameters.content);
  const columns = columnsOf(content.schema);
  const shown = new Set(parameters.columns ?? columns.map(({ name }) => name));
  for (const name of shown) {
    if (!columns.some((column) => column.name === name)) throw invalid("columns", name, "the name of a column");
  }
  return {
    form: DISCLOSURE_FORM,
    ...content,
    rows: rows.map(({ index, bytes }) => {
      const ofRow = salts(index, 1);
      const values = splitRow(bytes, columns);
      const ends = Uint32Array.from(values, (value) => value.byteOffset - bytes.byteOffset + value.length);
      const commitments = commitColumns(ofRow, { bytes, ends }, columns.length);
      const at = (all: Uint8Array, i: number) => hexlify(all.subarray(i * NODE, (i + 1) * NODE));
      return {
        index,
        columns: columns.map(({ name }, i) =>
          shown.has(name)
            ? { value: hexlify(values[i] as Uint8Array), salt: at(ofRow, i) }
            : { commitment: at(commitments, i) },
        ),
      };
    }),
    path: path.map((node) => hexlify(node)),
  };
}

function invalid(field: string, value: unknown, expected: string) {
  return contentError("CONTENT_PROOF_INVALID", `disclosure: ${field} should be ${expected}`, { field, value });
}
