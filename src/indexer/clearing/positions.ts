import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { BANK_OBLIGATION, type CYCLE, CYCLE_POSITION, OBLIGATION } from "./tables.ts";

interface Between {
  readonly cycle: string;
  /** Places of the banks in the terms. */
  readonly debtor: number;
  readonly creditor: number;
  readonly amount: bigint;
}

/** Sum of amounts in decimal. */
export const sums = (a: string, b: string): string => `${BigInt(a) + BigInt(b)}`;

/** An obligation more, or with a negative amount one less, on both sides; gives by how much the net creditors' sum grows. */
export async function moved(rows: Rows, { cycle, debtor, creditor, amount }: Between): Promise<bigint> {
  const change = `${amount}`;
  let growth = 0n;
  const put = (before: RowOf<typeof CYCLE_POSITION>, after: typeof before) => {
    rows.put(CYCLE_POSITION, after);
    growth += credit(after.net) - credit(before.net);
  };
  const from = await rows.get(CYCLE_POSITION, { cycle, place: debtor });
  if (from) put(from, { ...from, owes: sums(from.owes, change), net: sums(from.net, `${-amount}`) });
  const to = await rows.get(CYCLE_POSITION, { cycle, place: creditor });
  if (to) put(to, { ...to, isOwed: sums(to.isOwed, change), net: sums(to.net, change) });
  return growth;
}

/** What somebody with this net receives. */
export const credit = (net: string): bigint => (BigInt(net) > 0n ? BigInt(net) : 0n);

/** What was put aside paid all that a member owed. */
export async function payAll(rows: Rows, cycle: string, place: number): Promise<void> {
  const position = await rows.get(CYCLE_POSITION, { cycle, place });
  if (position) rows.put(CYCLE_POSITION, { ...position, paid: `${-BigInt(position.net)}`, isDefaulter: true });
}

/** Takes a bank's obligations out of a cycle; gives the sum of them. */
export async function leave(rows: Rows, { cycle, members }: RowOf<typeof CYCLE>, bank: number): Promise<bigint> {
  let gone = 0n;
  for (const { seq } of await rows.find(BANK_OBLIGATION, { cycle, bank })) {
    const found = await rows.get(OBLIGATION, { cycle, seq });
    if (found === undefined) continue;
    rows.put(OBLIGATION, { ...found, isOut: true });
    const [debtor, creditor] = [members.indexOf(found.debtor), members.indexOf(found.creditor)];
    await moved(rows, { cycle, debtor, creditor, amount: -BigInt(found.amount) });
    gone += BigInt(found.amount);
  }
  await rows.patch(CYCLE_POSITION, { cycle, place: members.indexOf(bank) }, { isDefaulter: true });
  return gone;
}
