import type { Expression } from "./expression.ts";
import type { EntityType, Navigation } from "./model.ts";
import { parseExpression } from "./parse-expression.ts";
import { refusal } from "./refusal.ts";
import { splitOutside } from "./split-outside.ts";
import { ENTITY_TYPES } from "./types.ts";

export interface OrderBy {
  readonly by: Expression;
  readonly isDescending: boolean;
}

/** What a question about a set asks for. */
export interface Options {
  readonly filter: Expression | undefined;
  readonly orderBy: readonly OrderBy[];
  readonly top: number;
  readonly skip: number;
  readonly count: boolean;
  /** Properties and relations that are shown; all where it is undefined. */
  readonly select: readonly string[] | undefined;
  readonly expand: readonly Expansion[];
  /** Where a page begins, in the words of this server. */
  readonly place: string | undefined;
}

/** A relation that is shown with what is in it. */
export interface Expansion {
  readonly name: string;
  readonly navigation: Navigation;
  readonly options: Options;
  /** The options as they were given. */
  readonly given: readonly (readonly [string, string])[];
}

/** Entities of a page, where nobody says how many, and at most. */
export const DEFAULT_TOP = 100;
export const MOST_TOP = 1_000;
const MOST_SKIP = 1_000_000_000;

const KNOWN = ["$filter", "$orderby", "$top", "$skip", "$count", "$select", "$expand", "$skiptoken", "resultFormat"];

/** Reads the options of a question. @throws `INDEX_QUERY_INVALID` for one that is not known, is given twice, or of a wrong form. */
export function parseOptions(given: readonly (readonly [string, string])[], type: EntityType, depth = 0): Options {
  const options = new Map<string, string>();
  for (const [name, value] of given) {
    if (!KNOWN.includes(name)) throw refusal(name, value, `there is no option ${name}`);
    if (options.has(name)) throw refusal(name, value, `${name} is given twice`);
    options.set(name, value);
  }
  const format = options.get("resultFormat");
  if (format !== undefined) throw refusal("resultFormat", format, "there is no other form than the default one");
  const filter = options.get("$filter");
  return {
    filter: filter === undefined ? undefined : parseExpression(filter, "$filter"),
    orderBy: orderIn(options.get("$orderby")),
    top: Math.min(wholeIn(options, "$top", DEFAULT_TOP), MOST_TOP),
    skip: wholeIn(options, "$skip", 0),
    count: flagIn(options.get("$count")),
    select: selectIn(options.get("$select"), type),
    expand: expandIn(options.get("$expand"), type, depth),
    place: options.get("$skiptoken"),
  };
}

function wholeIn(options: ReadonlyMap<string, string>, name: string, otherwise: number): number {
  const text = options.get(name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,10}$/.test(text) || Number(text) > MOST_SKIP) throw refusal(name, text, `${name} is a whole number`);
  return Number(text);
}

function flagIn(text: string | undefined): boolean {
  if (text !== undefined && text !== "true" && text !== "false")
    throw refusal("$count", text, "$count is true or false");
  return text === "true";
}

/** `a, b desc`: a comma within brackets or quotes separates nothing. */
function orderIn(text: string | undefined): OrderBy[] {
  if (text === undefined) return [];
  return splitOutside(text, ",").map((part) => {
    const whole = part.trim();
    const [suffix = "", direction] = /\s(asc|desc|ASC|DESC)$/.exec(whole) ?? [];
    const by = whole.slice(0, whole.length - suffix.length).trim();
    if (by === "") throw refusal("$orderby", text, "$orderby names nothing");
    return { by: parseExpression(by, "$orderby"), isDescending: direction?.toLowerCase() === "desc" };
  });
}

/** Names that every entity has beside its properties. */
const CONTROL = ["id", "@iot.id", "selfLink", "@iot.selfLink"];

function selectIn(text: string | undefined, type: EntityType): readonly string[] | undefined {
  if (text === undefined) return undefined;
  return text.split(",").map((part) => {
    const name = part.trim();
    const isKnown = type.properties.includes(name) || Object.hasOwn(type.navigations, name) || CONTROL.includes(name);
    if (!isKnown) throw refusal("$select", text, `a ${type.name} has no ${name}`);
    return name;
  });
}

const MOST_DEPTH = 6;

/** Reads `Datastreams/Sensor,Locations($select=name;$top=1)`. @throws `INDEX_QUERY_INVALID`. */
function expandIn(text: string | undefined, type: EntityType, depth: number): Expansion[] {
  if (text === undefined) return [];
  if (depth === MOST_DEPTH) throw refusal("$expand", text, `$expand goes at most ${MOST_DEPTH} relations deep`);
  const found = new Map<string, Expansion>();
  for (const part of splitOutside(text, ",")) {
    const [, name = "", inner, rest] = /^\s*([A-Za-z]+)(?:\((.*)\))?(?:\/(.*))?\s*$/s.exec(part) ?? [];
    const navigation = Object.hasOwn(type.navigations, name) ? type.navigations[name] : undefined;
    if (navigation === undefined) throw refusal("$expand", text, `a ${type.name} has no relation ${name || part}`);
    const given = inner === undefined ? [] : splitOutside(inner, ";").map(optionIn);
    if (rest !== undefined) given.push(["$expand", rest]);
    const options = parseOptions(given, ENTITY_TYPES[navigation.type], depth + 1);
    const known = found.get(name);
    found.set(name, known === undefined ? { name, navigation, options, given } : together(known, options));
  }
  return [...found.values()];
}

/** `A/B,A/C` shows one A with both. */
const together = (known: Expansion, { expand }: Options): Expansion => {
  const others = known.options.expand.filter(({ name }) => !expand.some((each) => each.name === name));
  return { ...known, options: { ...known.options, expand: [...others, ...expand] } };
};

function optionIn(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw refusal("$expand", text, "an option of $expand is of the form $name=value");
  return [text.slice(0, at).trim(), text.slice(at + 1)];
}
