import { indexerError } from "../errors.ts";
import type { Asked } from "./answers.ts";
import { isRegulator, type Viewer } from "./viewer.ts";

/** Whether lines with these fields are of the business of some organisations: each names what it withholds. */
export const isBusiness = (fields: readonly string[]): boolean => fields.includes("withheld");

/** Who is no member is told of no business, not even that there is some. @throws `INDEX_WITHHELD`. */
export function requireMember(viewer: Viewer, route: string): void {
  if (viewer.kind === "member") return;
  throw indexerError("INDEX_WITHHELD", `${route} is for members who signed in`, { route, kind: viewer.kind });
}

/**
 * What is within a thing is for its parties and for a regulator: to others not even how much of it there is.
 *
 * @param thing As its topic is.
 * @throws `INDEX_WITHHELD`.
 */
export function requireParty({ viewer }: Asked, thing: string, isParty: boolean): void {
  if (isParty || isRegulator(viewer)) return;
  throw indexerError("INDEX_WITHHELD", `what is within ${thing} is for its parties`, { thing, kind: viewer.kind });
}

/** A line with some of its fields withheld. */
export function without<T extends object>(line: T, names: readonly (keyof T & string)[]) {
  return { ...line, ...Object.fromEntries(names.map((name) => [name, null])), withheld: names };
}

/**
 * A line as the asker may see it: whole for who is a party to it, and for a regulator, of whom it is written down; without `names` for others.
 *
 * @param thing What the line is about, as its topic is.
 */
export function shownTo<T extends object>(
  { viewer, witness }: Asked,
  line: T,
  {
    thing,
    names,
    isParty,
  }: { readonly thing: string; readonly names: readonly (keyof T & string)[]; readonly isParty: boolean },
) {
  if (isParty || names.length === 0) return { ...line, withheld: [] };
  if (!isRegulator(viewer)) return without(line, names);
  witness.note(thing, names);
  return { ...line, withheld: [] };
}
