import type { Client } from "../../../core/client.ts";
import type { DescriptionOption } from "../../../members/model/build.ts";
import type { Proposal } from "../../../members/model/proposal.ts";
import type { CalendarTable } from "../../model/closed-days.ts";
import { buildCreateCalendarProposal } from "./build-create-calendar-proposal.ts";
import { buildLoadYearProposal } from "./build-load-year-proposal.ts";

export interface PublishCalendarProposalParameters extends DescriptionOption {
  readonly table: CalendarTable;
}

/**
 * Builds one proposal that creates a calendar and loads every year of a table.
 *
 * @throws `ARGUMENT_INVALID` as `closedDays`; `DATE_INVALID`.
 *
 * @example
 * import { buildPublishCalendarProposal, CN_BANK_TABLE } from "tallystick/settlement";
 *
 * const proposal = buildPublishCalendarProposal(client, { table: CN_BANK_TABLE });
 */
export function buildPublishCalendarProposal(client: Client, parameters: PublishCalendarProposalParameters): Proposal {
  const { name: calendar, utcOffset, years } = parameters.table;
  const steps = [
    buildCreateCalendarProposal(client, { calendar, utcOffset }),
    ...Object.entries(years).map(([year, { holidays, makeUpWorkingDays }]) =>
      buildLoadYearProposal(client, { calendar, year: Number(year), holidays, makeUpWorkingDays }),
    ),
  ];
  const { description = steps.map((step) => step.description).join(". ") } = parameters;
  return {
    targets: steps.flatMap(({ targets }) => targets),
    values: steps.flatMap(({ values }) => values),
    calldatas: steps.flatMap(({ calldatas }) => calldatas),
    description,
  };
}
