import type { Json } from "../../../core/json/canonical-json.ts";
import { utcTime } from "../time.ts";
import { canonicalValue } from "./canonical-value.ts";
import { byCodePoint } from "./code-points.ts";
import { type Namespaces, qualifiedName } from "./namespaces.ts";

/** Writes a field, its name first. */
export type Field = (name: string, value: Json, namespaces: Namespaces) => string;
/** Fields in the order in which they are hashed. */
export type Layout = Readonly<Record<string, Field>>;

type Members = { readonly [name: string]: Json };

/** Joins texts in the order of their code points: the order in a list says nothing. */
export const sorted = (texts: readonly string[]) => texts.toSorted(byCodePoint).join("");

const each = (value: Json, write: (one: Json) => string) => sorted((Array.isArray(value) ? value : [value]).map(write));

const isMembers = (value: Json): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const pair = (name: string, text: string) => (text === "" ? name : `${name}=${text}`);

/** `name=value`; of a list, the same for each. A bare word goes behind its vocabulary. */
export function value(vocabulary?: string): Field {
  return (name, values, namespaces) =>
    each(values, (one) => {
      if (one === null || typeof one === "object") return "";
      const bare = vocabulary !== undefined && typeof one === "string" && !one.includes(":");
      return pair(name, canonicalValue(bare ? vocabulary + one.trim() : one, namespaces));
    });
}

export const time: Field = (name, at) => pair(name, utcTime(String(at)));

/** `name`, then what is within; of a list, the same for each. Nothing when there is nothing within. */
export function group(layout: Layout): Field {
  return (name, values, namespaces) =>
    each(values, (one) => {
      const text = isMembers(one)
        ? fields(one, layout, namespaces) + sorted(extensions(one, [layout], namespaces))
        : "";
      return text && name + text;
    });
}

/** `name` once, then the items, each under a name of its own. */
export function items(item: string, field: Field): Field {
  return (name, values, namespaces) => {
    const text = field(item, values, namespaces);
    return text && name + text;
  };
}

/** The fields of a layout, one after the other. */
export function fields(from: Members, layout: Layout, namespaces: Namespaces): string {
  const present = Object.entries(layout).filter(([name]) => from[name] !== undefined);
  return present.map(([name, field]) => field(name, from[name] as Json, namespaces)).join("");
}

/** Of a comment and of a context the hash knows nothing. */
const SILENT = new Set(["@context", "rdfs:comment", "{http://www.w3.org/2000/01/rdf-schema#}comment"]);

/** A text for each member that no layout has. */
export function extensions(from: Members, layouts: readonly Layout[], namespaces: Namespaces): string[] {
  return Object.entries(from).flatMap(([name, value]) => {
    if (layouts.some((layout) => Object.hasOwn(layout, name))) return [];
    const qualified = qualifiedName(name, namespaces);
    return SILENT.has(name) || SILENT.has(qualified) || value === undefined
      ? []
      : [extension(qualified, value, namespaces)];
  });
}

/** Any JSON: `{namespace}name=value`, and within an object the same for each member. */
function extension(name: string, value: Json, namespaces: Namespaces): string {
  return each(value, (one) => {
    if (one === null) return "";
    if (Array.isArray(one)) return name + extension("", one, namespaces);
    if (isMembers(one)) return name + sorted(extensions(one, [], namespaces));
    return pair(name, canonicalValue(one as string | number | boolean, namespaces));
  });
}
