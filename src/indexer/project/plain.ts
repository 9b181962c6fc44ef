import { type EventFragment, Indexed, type ParamType } from "ethers";

/** What an event says, as JSON: whole numbers in decimal, bytes in hex. */
export type Plain<T> = T extends bigint
  ? string
  : T extends string | boolean
    ? T
    : T extends readonly (infer Each)[]
      ? number extends T["length"]
        ? readonly Plain<Each>[]
        : PlainStruct<T>
      : PlainStruct<T>;

type PlainStruct<T> = { readonly [K in Exclude<keyof T, keyof unknown[] | number | `${number}`>]: Plain<T[K]> };

/** The arguments of an event as JSON, by its declaration. A part that cannot be read, such as a text within a struct that is no UTF-8, is null. */
export function plainArguments(
  { inputs }: EventFragment,
  args: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(inputs.map((input) => [input.name, plain(input, () => args[input.name])]));
}

function plain(type: ParamType, read: () => unknown): unknown {
  let value: unknown;
  try {
    value = read();
  } catch {
    return null; // ethers tells of a text that is none when it is read
  }
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Indexed) return value.hash;
  const { arrayChildren, components } = type;
  if (arrayChildren) {
    const list = value as readonly unknown[];
    return Array.from({ length: list.length }, (_, i) => plain(arrayChildren, () => list[i]));
  }
  // By place: a list of ethers has methods that hide members of their names.
  if (components)
    return Object.fromEntries(components.map((each, i) => [each.name, plain(each, () => (value as never)[i])]));
  return value;
}
