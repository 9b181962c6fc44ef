import { IN_HAND_PHASES } from "../../sdk/custody/model/unit-phase.ts";
import type { StoredEvent } from "../project/projection.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { type Contents, PROFILE, UNIT, UNIT_ACT } from "./tables.ts";
import type { Word } from "./word.ts";

export type UnitRow = RowOf<typeof UNIT>;

/** Puts a unit into its row, with what follows from it. */
export function putUnit(rows: Rows, row: Omit<UnitRow, "isInHand">): void {
  rows.put(UNIT, { ...row, isInHand: row.parent === null && IN_HAND_PHASES.includes(row.phase) });
}

/** A unit that is there, with a note that the act has to do with it, and with all that is in it. */
export async function actOn(rows: Rows, unit: string, { pos }: StoredEvent): Promise<UnitRow | undefined> {
  const row = await rows.get(UNIT, { unit });
  if (row === undefined) return undefined;
  for (const each of await withContent(rows, row)) rows.put(UNIT_ACT, { unit: each.unit, pos });
  return row;
}

/** A unit and everything in it, at any depth. */
export async function withContent(rows: Rows, row: UnitRow): Promise<UnitRow[]> {
  if (!row.isContainer) return [row];
  const found: UnitRow[] = [row];
  for (const each of found) if (each.isContainer) found.push(...(await rows.find(UNIT, { parent: each.unit })));
  return found;
}

/** The unit as its word says now; what is in it goes where it goes. */
export async function applyWord(
  rows: Rows,
  row: UnitRow,
  word: Word,
  { time }: StoredEvent,
  contents?: Contents,
): Promise<UnitRow> {
  const { classes, quantity, items, hops, isSealed, isContainer, isRecalled: isOwnRecalled } = word;
  const own = { ...row, classes, quantity, items, hops, isSealed, isContainer, isOwnRecalled, changedAt: time };
  const kept = { ...own, contents: contents ?? contentsAfter(row, word) };
  if (word.isPacked) {
    const root = await rows.get(UNIT, { unit: row.root });
    const next = { ...kept, isRecalled: isOwnRecalled || root?.isOwnRecalled === true };
    putUnit(rows, next);
    return next;
  }
  const next = { ...kept, ...(await placeOf(rows, word)), isRecalled: isOwnRecalled };
  putUnit(rows, next);
  await carry(rows, next);
  return next;
}

/** What is in an outermost container is where that is. */
export async function carry(rows: Rows, root: UnitRow): Promise<void> {
  const { custodian, site, step, phase, since, dueAt, isOverdue } = root;
  const place = { custodian, site, step, phase, since, dueAt, isOverdue, root: root.unit };
  for (const each of await withContent(rows, root)) {
    if (each.unit === root.unit) continue;
    putUnit(rows, { ...each, ...place, isRecalled: each.isOwnRecalled || root.isOwnRecalled });
  }
}

/** What an outermost unit's word says of where it is, and until when. */
export async function placeOf(rows: Rows, word: Word) {
  const { custodian, site, rules, step, phase, since, isOverdue, items } = word;
  const deadline = (await rows.get(PROFILE, { rules }))?.profile.steps[step]?.deadline ?? 0;
  return {
    custodian,
    site,
    step,
    phase,
    since,
    isOverdue,
    dueAt: deadline === 0 || items === 0 ? 0 : since + deadline,
  };
}

/** Of a unit of one class all is of that; what is in a container changes by packing alone. */
function contentsAfter({ contents }: UnitRow, word: Word): Contents {
  return word.isContainer ? contents : contentsOf(word);
}

export function contentsOf({ classes, quantity, items }: Word): Contents {
  return Object.fromEntries(items === 0 ? [] : classes.map((each) => [each, { quantity, items }]));
}

/** Contents with others put in, or taken out. */
export function addContents(contents: Contents, others: Contents, sign: 1 | -1): Contents {
  const sums = new Map(Object.entries(contents));
  for (const [each, { quantity, items }] of Object.entries(others)) {
    const before = sums.get(each) ?? { quantity: "0", items: 0 };
    const sum = BigInt(before.quantity) + BigInt(quantity) * BigInt(sign);
    const next = { quantity: `${sum}`, items: before.items + sign * items };
    if (next.items === 0) sums.delete(each);
    else sums.set(each, next);
  }
  return Object.fromEntries(sums);
}
