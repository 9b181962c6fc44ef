/** What every case needs before it is tried: the Council's permits, banking days, and the signatures of two people. */
import type { Signer } from "ethers";
import type { FullClient } from "../sdk/all.ts";
import { fingerprintsContract } from "../sdk/evidence/contracts.ts";
import { instrumentsContract } from "../sdk/ledger/contracts.ts";
import type { DualApproval } from "../sdk/members/model/dual-approval.ts";
import { calendarsContract, cashFactoryContract, limitsContract } from "../sdk/settlement/contracts.ts";
import { toCalendarId } from "../sdk/settlement/model/calendar-id.ts";
import { type CalendarTable, closedDays, toHalves } from "../sdk/settlement/model/closed-days.ts";

/** Has the Council permit a contract to bind documents, to use limits and to hold cash. */
export async function permitCase(relay: FullClient, council: Signer, contract: string): Promise<void> {
  await (await fingerprintsContract(relay).connect(council).setRegistrar(contract, true)).wait();
  await (await limitsContract(relay).connect(council).setCase(contract, true)).wait();
  await (await cashFactoryContract(relay).connect(council).setEscrow(contract, true)).wait();
}

/** As `permitCase`, of one that issues instruments, which the ledger is paid for. */
export async function permitIssuer(relay: FullClient, council: Signer, contract: string): Promise<void> {
  await permitCase(relay, council, contract);
  const ledger = instrumentsContract(relay).connect(council);
  await (await ledger.setCase(contract, true)).wait();
  await (await cashFactoryContract(relay).connect(council).setEscrow(String(ledger.target), true)).wait();
}

export type Years = Pick<CalendarTable, "years">;

/** Has the Council create a calendar of this name and load its years. @param offset Seconds that local time is ahead of UTC. */
export async function publishCalendar(
  relay: FullClient,
  council: Signer,
  { name, offset, years }: Years & { readonly name: string; readonly offset: number },
): Promise<void> {
  const calendars = calendarsContract(relay).connect(council);
  await (await calendars.createCalendar(toCalendarId(name), offset)).wait();
  for (const [year, table] of Object.entries(years)) {
    const { first, second } = toHalves(closedDays(Number(year), table));
    await (await calendars.loadYear(toCalendarId(name), Number(year), first, second)).wait();
  }
}

/** Four years without a holiday. */
export function plainYears(first: number): Years {
  const years = [0, 1, 2, 3].map((n) => [first + n, { holidays: [], makeUpWorkingDays: [] }]);
  return { years: Object.fromEntries(years) };
}

/** What two people of a party sign. */
export async function both(
  { maker, checker }: { readonly maker: Signer; readonly checker: Signer },
  sign: (signer: Signer) => Promise<string>,
): Promise<DualApproval> {
  return { maker: await sign(maker), checker: await sign(checker) };
}
