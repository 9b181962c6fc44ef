import { addBankingDays, dayOf, startOf } from "../../sdk/settlement/model/bank-calendar.ts";
import { splitByLines } from "../../sdk/treaties/model/reinsurance.ts";
import { calendarAt } from "../settlement/calendars.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import type { LineNow, ShareNow, TREATY, TREATY_CALL, TREATY_LOSS } from "./tables.ts";

export type Treaty = RowOf<typeof TREATY>;
export type Loss = RowOf<typeof TREATY_LOSS>;
export type Call = RowOf<typeof TREATY_CALL>;

export const plus = (a: string, b: string): string => `${BigInt(a) + BigInt(b)}`;
export const minus = (a: string, b: string): string => `${BigInt(a) - BigInt(b)}`;

/** Of all instalments, with that of what was reinstated. */
export const premiumOf = ({ terms, reinstatement }: Treaty): string =>
  terms.instalments.reduce((sum, { amount }) => plus(sum, amount), reinstatement);

/** What should be paid by a time, and what of that is overdue: whatever is paid of it. */
export function premiumBy({ terms, reinstatement, reinstatementBy }: Treaty, time: number) {
  const over = terms.instalments.filter(({ dueBy }) => time > dueBy);
  const instalments = over.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const due = instalments + BigInt(reinstatement);
  return { due, overdue: time > reinstatementBy ? due : instalments };
}

/** The last second of the n-th banking day from a time on, as the calendar is then; 0 where nobody knows it. */
export async function endOfDays(rows: Rows, { terms }: Treaty, time: number, n: number): Promise<number> {
  const calendar = await calendarAt(rows, terms.calendar);
  if (calendar === undefined) return 0;
  return Number(startOf(calendar, addBankingDays(calendar, dayOf(calendar, time), n) + 1)) - 1;
}

/** Shares of an amount by the lines of a treaty. */
export const sharesOf = ({ lines }: Treaty, amount: string): readonly bigint[] =>
  splitByLines(
    BigInt(amount),
    lines.map(({ bps }) => bps),
  );

/** The same treaty with another line of an organisation. */
export const withLine = (treaty: Treaty, org: number, change: (line: LineNow) => Partial<LineNow>): Treaty => ({
  ...treaty,
  lines: treaty.lines.map((line) => (line.org === org ? { ...line, ...change(line) } : line)),
});

/** What waited for a line does so no longer. */
export const withoutDue = (treaty: Treaty, org: number): Treaty => ({
  ...withLine(treaty, org, ({ openDues }) => ({ openDues: openDues - 1 })),
  openDues: treaty.openDues - 1,
});

const WAITING: readonly ShareNow["state"][] = ["Due", "Disputed", "Awarded"];

/** Where a call stands, by the shares of its lines. */
export function callState(shares: readonly ShareNow[]): Call["state"] {
  if (shares.some(({ state }) => WAITING.includes(state))) return "Open";
  return shares.some(({ state }) => state === "Defaulted") ? "Defaulted" : "Settled";
}
