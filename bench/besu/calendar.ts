import { encodeBytes32String } from "ethers";
import type { Client } from "../../src/sdk/core/client.ts";
import { calendarsContract } from "../../src/sdk/settlement/contracts.ts";
import { closedDays, toHalves } from "../../src/sdk/settlement/model/closed-days.ts";

export const CALENDAR = encodeBytes32String("BENCH");

/** A calendar in which this year and the next have no holidays. */
export async function calendarCalls(client: Client): Promise<{ target: string; calldata: string }[]> {
  const calendars = calendarsContract(client);
  const target = await calendars.getAddress();
  const year = new Date().getUTCFullYear();
  return [
    { target, calldata: calendars.interface.encodeFunctionData("createCalendar", [CALENDAR, 0]) },
    ...[year, year + 1].map((each) => {
      const { first, second } = toHalves(closedDays(each, { holidays: [], makeUpWorkingDays: [] }));
      return { target, calldata: calendars.interface.encodeFunctionData("loadYear", [CALENDAR, each, first, second]) };
    }),
  ];
}
