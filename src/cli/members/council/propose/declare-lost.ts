import { buildDeclareLostProposal } from "../../../../sdk/custody/actions/build-declare-lost-proposal.ts";
import { takesUnit, takesWhen, type When } from "../../../custody/shared/takes.ts";
import { whenOf } from "../../../custody/shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

export const verb: Verb<[unit: string, options: When & Described]> = {
  takes: (command) => takesUnit(takesWhen(described(command))),
  run: (cli, unit, options) =>
    propose(cli, (client) => buildDeclareLostProposal(client, { ...options, unit, when: whenOf(options) })),
};
