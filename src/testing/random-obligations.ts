import type { MembersOf } from "../sdk/clearing/model/cycle-terms.ts";
import type { Obligation } from "../sdk/clearing/model/obligation.ts";
import { seeded } from "./random.ts";

/** Obligations between random members, of up to a million yuan, numbered by their debtors; the same for one seed. */
export function randomObligations({ members }: MembersOf, count: number, seed: number): Obligation[] {
  const random = seeded(seed);
  const numbers = new Map<number, bigint>();
  return Array.from({ length: count }, () => {
    const from = Math.floor(random() * members.length);
    const to = (from + 1 + Math.floor(random() * (members.length - 1))) % members.length;
    const [debtor, creditor] = [members[from]?.bank ?? 0, members[to]?.bank ?? 0];
    const number = (numbers.get(debtor) ?? 0n) + 1n;
    numbers.set(debtor, number);
    return { debtor, creditor, amount: BigInt(1 + Math.floor(random() * 100_000_000)), number };
  });
}
