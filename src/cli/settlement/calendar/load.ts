import { buildLoadYearProposal } from "../../../sdk/settlement/actions/calendars/build-load-year-proposal.ts";
import { type Described, described, propose } from "../../members/shared/propose.ts";
import { fault } from "../../shared/errors.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { readTable, TABLE_SOURCE } from "../shared/table-source.ts";

export const verb: Verb<[source: string, year: number, options: Described]> = {
  takes: (command) =>
    described(command).argument("<table>", TABLE_SOURCE).argument("<year>", "one of the table's", wholeNumber),
  run(cli, source, year, options) {
    const { name, years } = readTable(source);
    const days = years[year];
    if (days === undefined) throw fault("USAGE", `${source} has no year ${year}`, { source, year });
    return propose(cli, (client) => buildLoadYearProposal(client, { calendar: name, year, ...days, ...options }));
  },
};
