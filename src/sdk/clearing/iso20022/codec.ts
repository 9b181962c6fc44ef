import type { Element } from "./element.ts";
import { pacsFieldInvalid } from "./refuse.ts";

/** How a value stands in an element. */
export interface Codec<Value> {
  read(path: string, element: Element): Value;
  /** Throws where the value is not one that the standard has. */
  write(path: string, name: string, uri: string, value: Value): Element;
}

/** An element that a group does not know: kept, and written again where it stood. */
export interface UnknownElement {
  readonly element: Element;
  /** Name of the element before it; nothing at the beginning. */
  readonly after?: string;
}

export interface Field<Value = unknown> {
  /** The element's name. */
  readonly name: string;
  readonly codec: Codec<Value>;
  readonly need: "mandatory" | "optional" | "many";
}

export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends Field<infer Value> ? Value : never;
type KeysOf<F, Need> = { [Key in keyof F]: F[Key] extends { readonly need: Need } ? Key : never }[keyof F];

/** A group of fields, and what else stood among them. */
export type Group<F> = { readonly [Key in KeysOf<F, "mandatory">]: ValueOf<F[Key]> } & {
  readonly [Key in KeysOf<F, "optional">]?: ValueOf<F[Key]>;
} & { readonly [Key in KeysOf<F, "many">]: readonly ValueOf<F[Key]>[] } & {
  readonly unknown?: readonly UnknownElement[];
};

export const mandatory = <Value>(name: string, codec: Codec<Value>) => ({ name, codec, need: "mandatory" }) as const;
export const optional = <Value>(name: string, codec: Codec<Value>) => ({ name, codec, need: "optional" }) as const;
export const many = <Value>(name: string, codec: Codec<Value>) => ({ name, codec, need: "many" }) as const;

/** A text of a form. */
export function text<Value extends string = string>(form: RegExp, expected: string): Codec<Value> {
  const checked = (path: string, value: unknown): Value => {
    if (typeof value !== "string" || !form.test(value)) pacsFieldInvalid(path, value, expected);
    return value as Value;
  };
  return {
    read(path, { children, attributes, text: written }) {
      if (children.length > 0 || attributes.length > 0) pacsFieldInvalid(path, "an element with more in it", expected);
      return checked(path, written);
    },
    write: (path, name, uri, value) => ({ name, uri, attributes: [], children: [], text: checked(path, value) }),
  };
}

/** Fields in their order. */
export function group<F extends Fields>(fields: F): Codec<Group<F>> {
  const specs = Object.entries<Field>(fields);
  return {
    read(path, element) {
      if (element.text.trim() !== "") pacsFieldInvalid(path, element.text.trim(), "a group of elements");
      const found = new Map<string, unknown[]>();
      const unknown: UnknownElement[] = [];
      let before: string | undefined;
      for (const child of element.children) {
        const [key, spec] = specs.find(([, { name }]) => child.uri === element.uri && name === child.name) ?? [];
        if (key === undefined || spec === undefined) {
          unknown.push({ element: child, ...(before !== undefined && { after: before }) });
          continue;
        }
        const values = found.get(key) ?? [];
        const own = `${path}/${spec.name}${spec.need === "many" ? `[${values.length + 1}]` : ""}`;
        if (spec.need !== "many" && values.length > 0) pacsFieldInvalid(own, "repeated", "there once");
        found.set(key, [...values, spec.codec.read(own, child)]);
        before = spec.name;
      }
      const read: Record<string, unknown> = {};
      for (const [key, { name, need }] of specs) {
        const values = found.get(key);
        if (need === "many") read[key] = values ?? [];
        else if (values !== undefined) read[key] = values[0];
        else if (need === "mandatory") pacsFieldInvalid(`${path}/${name}`, undefined, "there");
      }
      return { ...read, ...(unknown.length > 0 && { unknown }) } as Group<F>;
    },
    write(path, groupName, uri, value) {
      const { unknown = [], ...given } = value as Readonly<Record<string, unknown>> & {
        readonly unknown?: readonly UnknownElement[];
      };
      const stray = Object.keys(given).find((key) => !Object.hasOwn(fields, key));
      if (stray !== undefined) pacsFieldInvalid(`${path}/${stray}`, given[stray], "a field that is known");
      const left = new Set(unknown);
      const keptAfter = (name: string | undefined) =>
        [...left]
          .filter(({ after }) => after === name)
          .map((kept) => {
            left.delete(kept);
            return kept.element;
          });
      const children = [...keptAfter(undefined)];
      for (const [key, { name, codec, need }] of specs) {
        const one = given[key];
        if (one === undefined && need === "mandatory") pacsFieldInvalid(`${path}/${name}`, undefined, "there");
        const values =
          need === "many" ? ((one as readonly unknown[] | undefined) ?? []) : one === undefined ? [] : [one];
        for (const [i, each] of values.entries()) {
          children.push(codec.write(`${path}/${name}${need === "many" ? `[${i + 1}]` : ""}`, name, uri, each));
        }
        if (values.length > 0) children.push(...keptAfter(name));
      }
      // Where the element before it is gone.
      children.push(...[...left].map(({ element }) => element));
      return { name: groupName, uri, attributes: [], children, text: "" };
    },
  };
}
