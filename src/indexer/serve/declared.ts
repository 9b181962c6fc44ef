import type { JsonSchema } from "../../sdk/core/json/json-schema.ts";

/** Names of the fields that an answer's items are described with. @throws `RangeError` of a schema that names none. */
export function fieldsOf(item: JsonSchema): readonly string[] {
  const names = Object.keys((item.properties ?? {}) as object);
  if (names.length === 0) throw new RangeError(`the items of ${String(item.title)} have no fields`);
  return names;
}

/** A line with the fields that are described, and no others: a column that is kept for the projection alone is told to nobody. */
export const declaredOf = (names: readonly string[], line: object): object =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(line, name)).map((name) => [name, line[name as never]]));
