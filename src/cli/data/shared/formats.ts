/** How a file is read to be published. */
export const FORMATS = ["csv", "parquet", "file"] as const;
export type Format = (typeof FORMATS)[number];

/** By the end of the name. */
export function formatOf(path: string): Format {
  if (/\.parquet$/i.test(path)) return "parquet";
  return /\.csv$/i.test(path) ? "csv" : "file";
}
