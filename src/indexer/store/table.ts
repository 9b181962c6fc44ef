/** How a value is kept: both databases have the same types. */
export type ColumnKind = "text" | "word" | "integer" | "number" | "flag" | "amount" | "json";

/** A column of a table; `T` is what a row has there. */
export interface Column<T> {
  readonly kind: ColumnKind;
  readonly isNullable: boolean;
  /** Only a type. */
  readonly value?: T;
}

const column = <T>(kind: ColumnKind): Column<T> => ({ kind, isNullable: false });

/** Of any length, as anybody writes it on the chain: nothing is looked up by it. See `keyOfText`. */
export const text = <T extends string = string>(): Column<T> => column("text");
/** A text that is short whatever is on the chain: a hash, an address, a word of ours, a text that was cut. */
export const word = <T extends string = string>(): Column<T> => column("word");
/** Below 2^53. */
export const integer = (): Column<number> => column("integer");
/** Not whole. */
export const number = (): Column<number> => column("number");
export const flag = (): Column<boolean> => column("flag");
/** Up to 256 bits, in decimal; kept with leading zeros, so that it sorts. */
export const amount = (): Column<string> => column("amount");
/** A whole number of either sign beyond 2^53, in decimal: nothing is sorted by it. */
export const signed = (): Column<string> => column("word");
/** What is read as a whole and never looked for. */
export const json = <T>(): Column<T> => column("json");
export const orNull = <T>({ kind }: Column<T>): Column<T | null> => ({ kind, isNullable: true });

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A table of a projection. Its columns are what the API answers, under the same names. */
export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly columns: C;
  readonly key: readonly string[];
  /** Columns by which it is looked up, each index ends with the key. */
  readonly indexes: readonly (readonly string[])[];
}

export type RowOf<T extends Table> = {
  readonly [K in keyof T["columns"]]: T["columns"][K] extends Column<infer V> ? V : never;
};

/** A row of any table. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Defines a table.
 *
 * @param key Columns that name a row.
 * @param indexes Columns by which rows are looked up, in the order of the lists.
 * @throws `RangeError` where one of them is a text of any length: PostgreSQL refuses what is longer than a third of its page.
 */
export const table = <const C extends Columns>(
  name: string,
  columns: C,
  key: readonly (keyof C & string)[],
  indexes: readonly (readonly (keyof C & string)[])[] = [],
): Table<C> => {
  const long = [key, ...indexes].flat().find((each) => columns[each]?.kind === "text");
  if (long !== undefined) throw new RangeError(`${name} is looked up by ${long}, which may be of any length`);
  return { name, columns, key, indexes };
};

/** Columns of each index, up to those that name a row; the key is the first. */
export const indexesOf = ({ columns, key, indexes }: Table): readonly (readonly string[])[] => [
  key,
  ...indexes.map((index) => [...new Set([...index, ...("pos" in columns ? ["pos"] : []), ...key])]),
];

const DIGITS = 78;

/** PostgreSQL keeps no zero character, and anybody may write one on the chain. */
export const plainText = (value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\0", "\ufffd") : value;

/** As the database keeps it. */
export function toStored({ kind }: Column<unknown>, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (kind === "flag") return value === true ? 1 : 0;
  if (kind === "amount") return String(value).padStart(DIGITS, "0");
  if (kind === "json") return JSON.stringify(value);
  return plainText(value);
}

/** As a row has it. */
export function fromStored({ kind }: Column<unknown>, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (kind === "flag") return Number(value) === 1;
  if (kind === "amount") return String(value).replace(/^0+(?=\d)/, "");
  if (kind === "integer" || kind === "number") return Number(value);
  return kind === "json" ? JSON.parse(String(value)) : value;
}

export const rowFrom = ({ columns }: Table, stored: Row): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, fromStored(column, stored[name])]));
