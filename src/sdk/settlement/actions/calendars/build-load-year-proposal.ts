import type { Client } from "../../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../../members/model/build.ts";
import type { Proposal } from "../../../members/model/proposal.ts";
import { calendarsContract } from "../../contracts.ts";
import { toCalendarId } from "../../model/calendar-id.ts";
import { type CalendarYear, closedDays, toHalves } from "../../model/closed-days.ts";

export interface LoadYearProposalParameters extends DescriptionOption, CalendarYear {
  /** Name of the calendar: "CN-BANK". */
  readonly calendar: string;
  readonly year: number;
}

/**
 * Builds a proposal that loads a calendar's year. The description lists holidays and working days, so that members compare
 * them with the notice and the closed days with the description.
 *
 * @throws `ARGUMENT_INVALID` as `closedDays`; `DATE_INVALID`.
 *
 * @example
 * import { buildLoadYearProposal } from "tallystick/settlement";
 *
 * const holidays = ["2027-01-01"];
 * const proposal = buildLoadYearProposal(client, { calendar: "CN-BANK", year: 2027, holidays, makeUpWorkingDays: [] });
 */
export function buildLoadYearProposal(client: Client, parameters: LoadYearProposalParameters): Proposal {
  const { calendar, year } = parameters;
  const { first, second } = toHalves(closedDays(year, parameters));
  const { description = describe(parameters) } = parameters;
  return oneCall(calendarsContract(client), "loadYear", [toCalendarId(calendar), year, first, second], description);
}

function describe({ calendar, year, holidays, makeUpWorkingDays }: LoadYearProposalParameters): string {
  const list = (dates: readonly string[]) => (dates.length === 0 ? "none" : dates.join(", "));
  return `Load ${year} of ${calendar}: holidays ${list(holidays)}; working days ${list(makeUpWorkingDays)}`;
}
