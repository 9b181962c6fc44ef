import type { WITHHELD_READ } from "../store/kept-tables.ts";
import type { RowOf } from "../store/table.ts";
import type { Viewer } from "./viewer.ts";

/** What an answer tells somebody who sees it by office, and not as a party: it is written down before it is told. */
export interface Witness {
  /** @param thing As its topic is: "receivable:0x..". */
  note(thing: string, fields: readonly string[]): void;
  readonly things: ReadonlyMap<string, readonly string[]>;
}

export function createWitness(): Witness {
  const things = new Map<string, readonly string[]>();
  return {
    things,
    note(thing, fields) {
      things.set(thing, [...new Set([...(things.get(thing) ?? []), ...fields])]);
    },
  };
}

/** What is kept of a question that told withheld values; undefined where it told none. */
export function readOf(
  viewer: Viewer,
  { things }: Witness,
  at: number,
  id: string,
  route: string,
): RowOf<typeof WITHHELD_READ> | undefined {
  if (things.size === 0 || viewer.kind !== "member") return undefined;
  const { org, account, subject } = viewer;
  const fields = [...new Set([...things.values()].flat())].sort();
  return { at, id, org, account, subject, route, things: [...things.keys()], fields };
}
