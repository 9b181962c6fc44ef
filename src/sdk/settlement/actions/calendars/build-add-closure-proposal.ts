import type { Client } from "../../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../../members/model/build.ts";
import type { Proposal } from "../../../members/model/proposal.ts";
import { calendarsContract } from "../../contracts.ts";
import { toCalendarId } from "../../model/calendar-id.ts";
import { dayNumber } from "../../model/dates.ts";

export interface AddClosureProposalParameters extends DescriptionOption {
  /** Name of the calendar: "CN-BANK". */
  readonly calendar: string;
  /** A banking day that is not over when the Council executes: "2026-09-03". */
  readonly date: string;
}

/**
 * Builds a proposal that closes a banking day.
 *
 * @throws `ARGUMENT_INVALID`; `DATE_INVALID`.
 *
 * @example
 * import { buildAddClosureProposal } from "tallystick/settlement";
 *
 * const proposal = buildAddClosureProposal(client, { calendar: "CN-BANK", date: "2026-09-03" });
 */
export function buildAddClosureProposal(client: Client, parameters: AddClosureProposalParameters): Proposal {
  const { calendar, date } = parameters;
  const day = dayNumber(date);
  const { description = `Close ${date} in ${calendar}` } = parameters;
  return oneCall(calendarsContract(client), "addClosure", [toCalendarId(calendar), day], description);
}
