import { type Form, is } from "./json-form.ts";

/** An amount as JSON has it, of at most so many digits: beyond 2^53 no reader of JSON keeps a number. */
export function amountText(digits: number): Form {
  const form = new RegExp(`^\\d{1,${digits}}$`);
  return is((value) => typeof value === "string" && form.test(value), "a whole number as text");
}

/** As JSON, with amounts and other bigints as text. */
export const writeAmounts = (value: object): string =>
  JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each), 2);

/** The same value with bigints in place of texts under these names, however deep. */
export function readAmounts(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => readAmounts(each, names));
  if (typeof value !== "object" || value === null) return value;
  const each = ([name, inner]: [string, unknown]) =>
    [name, names.has(name) ? BigInt(String(inner)) : readAmounts(inner, names)] as const;
  return Object.fromEntries(Object.entries(value).map(each));
}
