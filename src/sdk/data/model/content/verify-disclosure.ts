import { getBytes, hexlify, isHexString } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import { contentError } from "../content-errors.ts";
import { placesBeside, type Run } from "../tree/beside.ts";
import { NODE, TreeRoot } from "../tree/tree-root.ts";
import { type ContentId, checkContentId } from "./content-id.ts";
import { decodeValue } from "./decode-value.ts";
import {
  type ContentDisclosure,
  DISCLOSURE_FORM,
  type DisclosedRow,
  type HiddenColumn,
  type ShownColumn,
} from "./disclosure.ts";
import { commitColumns, digestRows, LeafHasher } from "./hash-rows.ts";
import { type Column, columnsOf, contentSchemaHash } from "./schema.ts";
import type { ContentValue } from "./value.ts";

/** A row of which every shown value is proved. */
export interface ProvedRow {
  readonly index: number;
  /** Values by the names of their columns; hidden ones are not there. */
  readonly values: ReadonlyMap<string, ContentValue>;
}

/** What the chain says of a version, to be compared with what a disclosure says. */
export interface ExpectedContent extends Omit<ContentId, "schema"> {
  readonly root: string;
  readonly schemaHash?: string;
}

/**
 * Verifies that the shown columns are those of their rows under the version's content root, and gives them. The schema is bound by
 * the root; resource, version and number of rows are those that `expected` says.
 *
 * @throws `CONTENT_ROOT_MISMATCH` when a value, salt, place, number or schema is not the one committed to; `CONTENT_PROOF_INVALID` with the
 * field when it is malformed or about another version; `CONTENT_VALUE_INVALID`, `CONTENT_ROW_INVALID`, `CONTENT_SCHEMA_INVALID`.
 *
 * @example
 * import { verifyContentDisclosure } from "tallystick/data";
 *
 * const [row] = verifyContentDisclosure({ root, resource, version, count }, disclosure);
 * const kwh = row?.values.get("kwh");
 */
export function verifyContentDisclosure(expected: ExpectedContent, disclosure: ContentDisclosure): ProvedRow[] {
  const { form, rows, path } = (disclosure ?? {}) as Partial<ContentDisclosure>;
  if (form !== DISCLOSURE_FORM) throw invalid("form", form, DISCLOSURE_FORM);
  const content = checkContentId(disclosure);
  for (const field of ["resource", "version", "count"] as const) {
    const [actual, wanted] = [content[field], expected[field]];
    if (actual !== (typeof wanted === "string" ? wanted.toLowerCase() : wanted))
      throw invalid(field, actual, String(wanted));
  }
  const schemaHash = contentSchemaHash(content.schema);
  if (expected.schemaHash !== undefined && schemaHash !== expected.schemaHash.toLowerCase()) {
    throw invalid("schema", schemaHash, `that with the hash ${expected.schemaHash}`);
  }
  const columns = columnsOf(content.schema);
  if (!Array.isArray(rows) || rows.length === 0) throw invalid("rows", rows, "a list of rows");
  for (const [i, row] of rows.entries()) requireRow(row, `rows[${i}]`, rows[i - 1], columns, content.count);
  if (!Array.isArray(path) || !path.every((node) => isHexString(node, NODE))) {
    throw invalid("path", path, "a list of 32 bytes in hex each");
  }
  const root = rootOf(content, rows, path);
  if (root !== checkBytes32("root", expected.root)) {
    throw contentError("CONTENT_ROOT_MISMATCH", `the rows lead to ${root}, not to ${expected.root}`, {
      expected: expected.root,
      actual: root,
    });
  }
  return rows.map(({ index, columns: disclosed }) => {
    const values = new Map<string, ContentValue>();
    for (const [i, column] of columns.entries()) {
      const part = disclosed[i] as ShownColumn | HiddenColumn;
      if (!isHidden(part)) values.set(column.name, decodeValue(getBytes(part.value), column));
    }
    return { index, values };
  });
}

function rootOf(content: ContentId, rows: readonly DisclosedRow[], path: readonly string[]): string {
  const runs: Run[] = rows.map(({ index }) => ({ from: index, to: index + 1 }));
  const places = placesBeside(content.count, runs);
  if (places.length !== path.length) throw invalid("path", path.length, `${places.length} nodes`);
  const beside = new Map(places.map((place, i) => [place, getBytes(path[i] as string)]));
  const leaves = new LeafHasher(content, 1);
  const tree = new TreeRoot({ count: content.count, beside, portion: 1 });
  for (const { index, columns } of rows)
    tree.push(index, leaves.hash(index, digestRows(commitmentsOf(columns), columns.length)));
  return hexlify(tree.finish());
}

function commitmentsOf(columns: readonly (ShownColumn | HiddenColumn)[]): Uint8Array {
  const commitments = new Uint8Array(columns.length * NODE);
  for (const [i, column] of columns.entries()) {
    commitments.set(isHidden(column) ? getBytes(column.commitment) : commitmentOf(column, i), i * NODE);
  }
  return commitments;
}

const isHidden = (column: ShownColumn | HiddenColumn): column is HiddenColumn =>
  (column as Partial<HiddenColumn>).commitment !== undefined;

/** @param number The column's. */
function commitmentOf({ value, salt }: ShownColumn, number: number): Uint8Array {
  const bytes = getBytes(value);
  return commitColumns(getBytes(salt), { bytes, ends: Uint32Array.of(bytes.length) }, 1, number);
}

function requireRow(
  row: Partial<DisclosedRow> | null,
  at: string,
  before: DisclosedRow | undefined,
  columns: readonly Column[],
  count: number,
): void {
  const { index, columns: disclosed } = row ?? {};
  if (!Number.isSafeInteger(index) || (index as number) <= (before?.index ?? -1) || (index as number) >= count) {
    throw invalid(`${at}.index`, index, `a number below ${count}, after the one before`);
  }
  if (!Array.isArray(disclosed) || disclosed.length !== columns.length) {
    throw invalid(`${at}.columns`, disclosed, `a list of ${columns.length}`);
  }
  for (const [i, part] of (disclosed as readonly (Partial<ShownColumn & HiddenColumn> | null)[]).entries()) {
    const { value, salt, commitment } = part ?? {};
    const hidden = commitment !== undefined;
    if (hidden === (value !== undefined)) throw invalid(`${at}.columns[${i}]`, part, "a value or a commitment");
    if (hidden ? !isHexString(commitment, NODE) : !isHexString(salt, NODE)) {
      throw invalid(
        `${at}.columns[${i}].${hidden ? "commitment" : "salt"}`,
        hidden ? commitment : salt,
        "32 bytes in hex",
      );
    }
    if (!hidden && !(isHexString(value) && value.length % 2 === 0))
      throw invalid(`${at}.columns[${i}].value`, value, "bytes in hex");
  }
}

function invalid(field: string, value: unknown, expected: string) {
  return contentError("CONTENT_PROOF_INVALID", `disclosure: ${field} should be ${expected}`, { field, value });
}
