/** How vectors of bills are played: day by day, each act with its answer. */
import { isTallyError, type TallyError } from "../lib/errors.ts";
import { dayNumber } from "../sdk/settlement/model/dates.ts";
import type { BillsSystem } from "./bills.ts";

/** Goes to a day, unless it is there already. */
export async function goTo(on: BillsSystem, date: string): Promise<void> {
  const day = dayNumber(date);
  if (day > (await on.today())) await on.goTo(day);
}

/** What comes of an act, or the vectors' word for why nothing does. */
export async function said(act: () => Promise<unknown>, word: (error: TallyError) => object): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    if (!isTallyError(error)) throw error;
    return word(error);
  }
}
