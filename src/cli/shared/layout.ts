/** How results are laid out for people. */
export interface Layout {
  /** Columns that a line of a table may take. */
  readonly columns: number;
  /** Whether hashes and addresses are shown in full. */
  readonly fullHashes: boolean;
}

/** Columns where nobody says how many there are. */
const USUAL_COLUMNS = 80;

/** @param columns Of the terminal that results go to; it says 0 where it does not know. */
export function layoutFor(columns: number | undefined, wide: boolean): Layout {
  if (wide) return { columns: Number.POSITIVE_INFINITY, fullHashes: true };
  return { columns: columns || USUAL_COLUMNS, fullHashes: false };
}
