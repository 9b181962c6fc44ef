import { canonicalJson } from "../../../core/json/canonical-json.ts";
import { type Form, is, list, object, type Refuse } from "../../../core/json/json-form.ts";
import { isTime } from "../time.ts";
import { isUri } from "../uri.ts";

export type Members = Readonly<Record<string, Form>>;

export const uri = is(isUri, "a URI");
export const time = is(isTime, "a time with its zone, as in 2026-01-05T08:30:00+08:00");
export const number = is((value) => typeof value === "number", "a number");
export const zone = matching(/^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/, "a zone from -14:00 to +14:00");
export const hexBinary = matching(/^[\da-f]+$/i, "hexadecimal digits");
export const uom = matching(/^[A-Z\d]{2,3}$/, "a UN/CEFACT code of two or three characters");
export const version = matching(/^\d+(?:\.\d+)*$/, "a version");

export function matching(pattern: RegExp, expected: string): Form {
  return is((value) => typeof value === "string" && pattern.test(value), expected);
}

/** One of some words. */
export function oneOf(words: readonly string[]): Form {
  return is((value) => words.includes(value as string), words.length > 5 ? "a word of CBV 2.0" : words.join(" or "));
}

/** A standard's own words come bare, and only so: its namespaces must not be written out. */
function word(words: readonly string[], own: RegExp): Form {
  return is(
    (value) => words.includes(value as string) || (isUri(value) && !own.test(String(value))),
    "a word of CBV 2.0, or a URI of another vocabulary",
  );
}

export const cbvWord = (words: readonly string[]) =>
  word(words, /^(?:urn:epcglobal:cbv|https?:\/\/ns\.gs1\.org\/cbv\/)/);
export const gs1Word = (words: readonly string[]) => word(words, /^https?:\/\/(?:www\.)?gs1\.org\/voc\//);

/** An object of a standard's members, and of others' whose names are URIs or CURIEs. */
export const open = (members: Members, optional: Members = {}) => object(members, optional, isUri);

export function every(...forms: readonly Form[]): Form {
  return (value, field, refuse) => {
    for (const form of forms) form(value, field, refuse);
  };
}

/** A list that is not empty. */
export function filled(form: Form): Form {
  return every(list(form), (value, field, refuse) => {
    if ((value as unknown[]).length === 0) refuse(field, value, "a list of at least one");
  });
}

/** A list in which nothing is there twice. */
export function distinct(form: Form): Form {
  return every(list(form), (value, field, refuse) => {
    const seen = new Set<string>();
    for (const [i, each] of (value as unknown[]).entries()) {
      const text = canonicalJson(each);
      if (seen.has(text)) refuse(`${field}[${i}]`, each, "there once");
      seen.add(text);
    }
  });
}

/** A rule on an object whose members have passed already. */
export function rule(check: (event: Readonly<Record<string, unknown>>, refuse: Refuse) => void): Form {
  return (value, field, refuse) => {
    const within = (name: string, found: unknown, expected: string) =>
      refuse(field === "" ? name : `${field}.${name}`, found, expected);
    check(value as Readonly<Record<string, unknown>>, within);
  };
}
