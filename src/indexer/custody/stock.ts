import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { BALANCE, type Contents, PROFILE } from "./tables.ts";

/** Where stock is: the account of a class there follows. */
export interface StockPlace {
  readonly custodian: number;
  readonly site: number;
  readonly rules: number;
}

type Balance = RowOf<typeof BALANCE>;
type Sums = Partial<Record<"taken" | "given" | "destroyed" | "lost", bigint>>;

/** Contents come into being at a place. */
export const takeStock = (rows: Rows, at: StockPlace, contents: Contents) => change(rows, at, contents, 1, "taken", 1n);

/** Contents end where they are. */
export const endStock = (rows: Rows, at: StockPlace, contents: Contents, how: "destroyed" | "lost") =>
  change(rows, at, contents, -1, how, 1n);

/** Contents go from one place to another: within an organisation they take along what was taken. */
export async function moveStock(rows: Rows, from: StockPlace, to: StockPlace, contents: Contents): Promise<void> {
  if (from.custodian === to.custodian && from.site === to.site) return;
  if (from.custodian === to.custodian) await change(rows, from, contents, -1, "taken", -1n);
  else await change(rows, from, contents, -1, "given", 1n);
  await takeStock(rows, to, contents);
}

/** From one class to another, at one place. */
export async function reclassStock(rows: Rows, at: StockPlace, before: Contents, after: Contents): Promise<void> {
  await change(rows, at, before, -1, "given", 1n);
  await takeStock(rows, at, after);
}

/** What was measured anew: what is missing is lost, what is more was taken. */
export async function adjustStock(rows: Rows, at: StockPlace, before: Contents, after: Contents): Promise<void> {
  for (const [each, { quantity, items }] of Object.entries(after)) {
    const former = before[each] ?? { quantity: "0", items: 0 };
    const difference = BigInt(quantity) - BigInt(former.quantity);
    const sums = difference < 0n ? { lost: -difference } : { taken: difference };
    await add(rows, at, Number(each), sums, items - former.items);
  }
}

async function change(rows: Rows, at: StockPlace, contents: Contents, sign: 1 | -1, field: keyof Sums, times: bigint) {
  for (const [each, { quantity, items }] of Object.entries(contents)) {
    await add(rows, at, Number(each), { [field]: BigInt(quantity) * times }, sign * items);
  }
}

async function add(rows: Rows, at: StockPlace, class_: number, sums: Sums, items: number): Promise<void> {
  const flow = (await rows.get(PROFILE, { rules: at.rules }))?.flow ?? 0;
  const key = { org: at.custodian, site: at.site, flow, class: class_ };
  const before: Balance = (await rows.get(BALANCE, key)) ?? {
    ...key,
    taken: "0",
    given: "0",
    destroyed: "0",
    lost: "0",
    stock: "0",
    items: 0,
    wasTaken: false,
  };
  const sum = (name: keyof Sums) => BigInt(before[name]) + (sums[name] ?? 0n);
  const [taken, given, destroyed, lost] = [sum("taken"), sum("given"), sum("destroyed"), sum("lost")];
  const stock = taken - given - destroyed - lost;
  const text = { taken: `${taken}`, given: `${given}`, destroyed: `${destroyed}`, lost: `${lost}`, stock: `${stock}` };
  rows.put(BALANCE, { ...before, ...text, items: before.items + items, wasTaken: taken !== 0n });
}
