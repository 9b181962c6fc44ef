import type { QueryApi } from "../../../sdk/query/ask.ts";
import { type IndexedUnit, queryUnits } from "../../../sdk/query/custody.ts";
import { everyItem } from "../../../sdk/query/every-item.ts";

/** What a phone has to know of a unit. */
export type UnitAlong = Pick<
  IndexedUnit,
  "unit" | "identifier" | "rules" | "step" | "quantity" | "items" | "hops" | "since" | "isSealed"
>;

export interface UnitsAlong {
  readonly units: readonly UnitAlong[];
  /** Whether there are more of the phone's organisation than it takes along; of everybody, where it is of none. */
  readonly isCut: boolean;
}

/** The first of a list. */
export async function atMost<Item>(most: number, items: AsyncGenerator<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length === most) break;
  }
  return found;
}

const known = ({ unit, identifier, rules, step, quantity, items, hops, since, isSealed }: IndexedUnit): UnitAlong => {
  return { unit, identifier, rules, step, quantity, items, hops, since, isSealed };
};

/**
 * What can be handed over, newest first: what was packed a minute ago is what is handed over now. Those of the phone's own organisation
 * come before the others', which it may have to take over.
 *
 * @param org The phone's; undefined where none has enrolled it.
 * @param most Of the own ones, and of the others.
 * @throws as `queryUnits`.
 */
export async function unitsAlong(api: QueryApi, org: number | undefined, most: number): Promise<UnitsAlong> {
  const newest = { phase: "Active", newest: true } as const;
  const own = org === undefined ? [] : await atMost(most, everyItem(queryUnits, api, { ...newest, custodian: org }));
  const others = await atMost(most, everyItem(queryUnits, api, newest));
  const found = new Map([...own, ...others].map((each) => [each.unit, each]));
  const units = [...found.values()].filter(({ unit, root }) => unit === root).map(known);
  return { units, isCut: (org === undefined ? others : own).length === most };
}
