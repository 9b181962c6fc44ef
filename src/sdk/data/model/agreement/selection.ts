import { keccak256, toUtf8Bytes } from "ethers";
import { checkThat } from "../../../core/check.ts";
import { canonicalJson } from "../../../core/json/canonical-json.ts";
import { checkWhole } from "../../../core/whole.ts";

/** What is asked for of a version: all of it where both are left out. */
export interface Selection {
  /** Rows by their numbers, in their order; the last of a run is not of it. */
  readonly rows?: readonly { readonly from: number; readonly to: number }[];
  /** Names of columns. */
  readonly columns?: readonly string[];
}

const FORM = "tallystick/selection/v1";
/** Runs of rows that a request may name. */
export const MAX_RUNS = 4_096;
const MAX_COLUMNS = 1_024;

/** @throws `ARGUMENT_INVALID`. */
export function checkSelection({ rows, columns }: Selection): Selection {
  for (const [n, { from, to }] of (rows ?? []).entries()) {
    checkWhole(`selection.rows[${n}].from`, from, rows?.[n - 1]?.to ?? 0);
    checkWhole(`selection.rows[${n}].to`, to, from + 1);
  }
  const runs = rows?.length ?? 1;
  checkThat(runs >= 1 && runs <= MAX_RUNS, "selection.rows", runs, `1 to ${MAX_RUNS} runs`);
  const names = columns ?? [""];
  checkThat(names.length >= 1 && names.length <= MAX_COLUMNS, "selection.columns", names.length, `1 to ${MAX_COLUMNS}`);
  const twice = columns?.find((name, n) => columns.indexOf(name) < n);
  checkThat(twice === undefined, "selection.columns", twice, "each there once");
  return {
    ...(rows && { rows: rows.map(({ from, to }) => ({ from, to })) }),
    ...(columns && { columns: [...columns] }),
  };
}

/** Whether all of a version is asked for. */
export const isWhole = ({ rows, columns }: Selection): boolean => rows === undefined && columns === undefined;

/** The `requestHash` of an access: keccak256 of its canonical JSON. @throws `ARGUMENT_INVALID`. */
export function selectionHash(selection: Selection): string {
  const { rows = null, columns = null } = checkSelection(selection);
  return keccak256(toUtf8Bytes(canonicalJson({ form: FORM, rows, columns } as never)));
}
