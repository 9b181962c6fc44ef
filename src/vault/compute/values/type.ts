/** A column's type. Floating point is none of them: its sums depend on their order, so it is read as a decimal. */
export type ColumnType =
  | { readonly name: "boolean" | "integer" | "text" | "date" | "timestamp" }
  | { readonly name: "decimal"; readonly precision: number; readonly scale: number };

/** Most digits of a column: its values have 64 bits, so no sum of fewer than 2^64 of them leaves 128. */
export const MOST_DIGITS = 18;

const NAMES: readonly string[] = ["boolean", "integer", "text", "date", "timestamp"] satisfies ColumnType["name"][];

/** `text` is of the policy's schema, or of `typeText`. */
export function parseType(text: string): ColumnType {
  if (NAMES.includes(text)) return { name: text as "text" };
  const [precision = 0, scale = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return { name: "decimal", precision, scale };
}

export function typeText(type: ColumnType): string {
  return type.name === "decimal" ? `decimal(${type.precision},${type.scale})` : type.name;
}

/** The engine's name of it. */
export function engineType(type: ColumnType): string {
  switch (type.name) {
    case "decimal":
      return `DECIMAL(${type.precision},${type.scale})`;
    case "integer":
      return "BIGINT";
    case "text":
      return "VARCHAR";
    default:
      return type.name.toUpperCase();
  }
}
