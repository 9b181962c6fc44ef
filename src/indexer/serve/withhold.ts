import type { Asked } from "./answers.ts";
import { isRegulator } from "./viewer.ts";

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
