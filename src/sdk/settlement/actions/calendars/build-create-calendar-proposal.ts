import type { Client } from "../../../core/client.ts";
import { checkWhole } from "../../../core/whole.ts";
import { type DescriptionOption, oneCall } from "../../../members/model/build.ts";
import type { Proposal } from "../../../members/model/proposal.ts";
import { calendarsContract } from "../../contracts.ts";
import { toCalendarId } from "../../model/calendar-id.ts";

export interface CreateCalendarProposalParameters extends DescriptionOption {
  /** Its name: "CN-BANK". */
  readonly calendar: string;
  /** Seconds that local time is ahead of UTC, all the year: at most 14 hours. */
  readonly utcOffset: number;
}

const MAX_OFFSET = 14 * 3600;

/**
 * Builds a proposal that creates a calendar without years.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildCreateCalendarProposal } from "tallystick/settlement";
 *
 * const proposal = buildCreateCalendarProposal(client, { calendar: "CN-BANK", utcOffset: 28_800 });
 */
export function buildCreateCalendarProposal(client: Client, parameters: CreateCalendarProposalParameters): Proposal {
  const { calendar } = parameters;
  const utcOffset = checkWhole("utcOffset", parameters.utcOffset, -MAX_OFFSET, MAX_OFFSET);
  const { description = `Create the calendar ${calendar}, ${utcOffset} seconds ahead of UTC` } = parameters;
  return oneCall(calendarsContract(client), "createCalendar", [toCalendarId(calendar), utcOffset], description);
}
