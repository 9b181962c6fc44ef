import { csvCell } from "../../lib/text/csv-cell.ts";

/** A line of CSV; what is no single value is in JSON. */
export const csvLine = (values: readonly unknown[]): string =>
  `${values.map((each) => csvCell(plain(each))).join(",")}\r\n`;

const plain = (value: unknown) =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
