import type { Client } from "../../core/client.ts";
import type { BlockTime } from "../../core/due/due.ts";
import { receivablesContract } from "../contracts.ts";

const DAY = 86_400;

/** What no event tells of a debt. */
export interface Kept {
  /** Seconds that local time is ahead of UTC. */
  readonly utcOffset: number;
  readonly paymentDay: number;
  readonly graceDays: number;
  /** While Registered, the last second in which it can be confirmed; once Overdue, since when. */
  readonly time: number;
  readonly isConsented: boolean;
}

export async function readKept(client: Client, { block }: BlockTime, receivable: string): Promise<Kept> {
  const debt = await receivablesContract(client).debtOf(receivable, { blockTag: block });
  const { utcOffset, paymentDay, graceDays, time, consented: isConsented } = debt;
  const [offset, day, grace] = [Number(utcOffset), Number(paymentDay), Number(graceDays)];
  return { utcOffset: offset, paymentDay: day, graceDays: grace, time: Number(time), isConsented };
}

/** First second of a day where the debt is paid. */
export const startOf = ({ utcOffset }: Kept, day: number): number => day * DAY - utcOffset;
