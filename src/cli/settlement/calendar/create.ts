import { buildPublishCalendarProposal } from "../../../sdk/settlement/actions/calendars/build-publish-calendar-proposal.ts";
import { type Described, described, propose } from "../../members/shared/propose.ts";
import type { Verb } from "../../shared/verb.ts";
import { readTable, TABLE_SOURCE } from "../shared/table-source.ts";

export const verb: Verb<[source: string, options: Described]> = {
  takes: (command) => described(command).argument("<table>", TABLE_SOURCE),
  run: (cli, source, options) =>
    propose(cli, (client) => buildPublishCalendarProposal(client, { table: readTable(source), ...options })),
};
