/** JSON has no bigint: whole numbers go out as decimal text. */
export function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
