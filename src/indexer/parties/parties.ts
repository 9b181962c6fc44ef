import type { Asked, MadeAnswer } from "../serve/answers.ts";
import { equalTo, type PageQuestion, pageOf } from "../serve/page.ts";
import { orgOf } from "../serve/viewer.ts";
import type { Condition } from "../store/reader.ts";
import type { Rows } from "../store/rows.ts";
import type { Row, RowOf, Table } from "../store/table.ts";
import { ISSUED_FOR, PARTY, UNIT_PARTY } from "./tables.ts";

/** What somebody is a party to, as its lists have it. */
export type PartyThing = Omit<RowOf<typeof PARTY>, "org" | "ties">;

type Named = Pick<PartyThing, "kind" | "id">;

/** Organisations have to do with a thing: each as often as it is given. Organisation 0 is nobody. */
export async function tie(rows: Rows, thing: PartyThing, orgs: readonly number[], by = 1): Promise<void> {
  const { kind, id, state, pos } = thing;
  for (const org of orgs) {
    if (org === 0) continue;
    const known = await rows.get(PARTY, { org, kind, id });
    const ties = (known?.ties ?? 0) + by;
    if (ties > 0) rows.put(PARTY, { org, kind, id, state, pos, ties });
    else await rows.delete(PARTY, { org, kind, id });
  }
}

/** An organisation has units of an issue or a pledge of them, by one holding or lien more; by one less with a negative number. */
export async function tieByUnits(rows: Rows, root: string, org: number | null, by: 1 | -1): Promise<void> {
  if (org === null) return;
  const ties = ((await rows.get(UNIT_PARTY, { root, org }))?.ties ?? 0) + by;
  if (ties > 0) rows.put(UNIT_PARTY, { root, org, ties });
  else await rows.delete(UNIT_PARTY, { root, org });
  const thing = await rows.get(ISSUED_FOR, { root });
  if (thing) await tie(rows, thing, [org], by);
}

/** Units are issued for a thing: who has some, now or later, has to do with it. */
export async function issueFor(rows: Rows, root: string, thing: PartyThing): Promise<void> {
  const { kind, id, state, pos } = thing;
  rows.put(ISSUED_FOR, { root, kind, id, state, pos });
  for (const { org, ties } of await rows.find(UNIT_PARTY, { root })) await tie(rows, thing, [org], ties);
}

/** A thing has another state: the lists of its parties are looked up by it. */
export async function restate(rows: Rows, { kind, id }: Named, state: string): Promise<void> {
  for (const each of await rows.find(PARTY, { kind, id })) rows.put(PARTY, { ...each, state });
  for (const each of await rows.find(ISSUED_FOR, { kind, id })) rows.put(ISSUED_FOR, { ...each, state });
}

/** How a list is asked for a state that follows from the time. */
export interface StateByTime<T extends Table> {
  /** Conditions on the thing's own table; the first is on the state as it is recorded. */
  where(state: unknown, asked: Asked): readonly Condition[];
  /** The state that a thing is in now. */
  of(row: RowOf<T>, asked: Asked): string;
}

/** A list of things, and with the parameter `mine` those alone that the asker's organisation is a party to: nobody asks for another one's. */
export function listOfParties<T extends Table>(
  kind: PartyThing["kind"],
  { table, item }: { readonly table: T; item(row: Row, asked: Asked): unknown },
  byTime?: StateByTime<T>,
): MadeAnswer {
  const [name = ""] = table.key;
  const whereState = (state: unknown, asked: Asked): readonly Condition[] =>
    state === undefined ? [] : (byTime?.where(state, asked) ?? [["state", "=", state]]);
  return {
    counts: true,
    async make(asked: Asked, page: PageQuestion) {
      const { mine, state, ...parameters } = asked.parameters;
      const others = { ...asked, parameters };
      const wanted = whereState(state, asked);
      if (mine !== true) {
        return pageOf({ table, where: () => [...equalTo(others), ...wanted], item }, others, page);
      }
      const { viewer } = asked;
      const where: Condition[] = [["org", "=", orgOf(viewer)], ["kind", "=", kind], ...wanted.slice(0, 1)];
      const rowOf = async ({ id }: Row) => asked.read.get(table, { [name]: id } as Partial<RowOf<T>>);
      const order = ["pos", "id"];
      const { isCounted: _, ...uncounted } = page; // which state each is in is judged one by one
      const found = await pageOf({ table: PARTY, order, where: () => where, item: rowOf }, others, uncounted);
      const rows = (found.items as readonly RowOf<T>[]).filter(
        (row) => byTime === undefined || state === undefined || byTime.of(row, asked) === state,
      );
      return { ...found, items: await Promise.all(rows.map((row) => item(row as Row, asked))) };
    },
  };
}
