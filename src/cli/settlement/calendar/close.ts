import { buildAddClosureProposal } from "../../../sdk/settlement/actions/calendars/build-add-closure-proposal.ts";
import { type Described, described, propose } from "../../members/shared/propose.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[calendar: string, date: string, options: Described]> = {
  takes: (command) =>
    described(command).argument("<calendar>", "its name").argument("<date>", "a banking day: 2026-09-03"),
  run: (cli, calendar, date, options) =>
    propose(cli, (client) => buildAddClosureProposal(client, { calendar, date, ...options })),
};
