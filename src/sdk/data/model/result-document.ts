import type { Column } from "./content/schema.ts";

/** Names the form of the document, the encoding of its rows and the hash over them. */
export const RESULT_FORM = "tallystick/result/v1";

/** The result of a computation, as it is handed over. */
export interface ResultDocument {
  readonly form: typeof RESULT_FORM;
  /** `algorithmHash` of what was computed. */
  readonly algorithm: string;
  readonly inputs: readonly ResultInput[];
  readonly columns: readonly Column[];
  /** Cells in the order of the columns: null, true or false, or the one text of a value of the column's type. */
  readonly rows: readonly (readonly ResultCell[])[];
}

/** A table that was computed over, by the root under which its version was published. */
export interface ResultInput {
  readonly table: string;
  readonly contentRoot: string;
}

export type ResultCell = null | boolean | string;
