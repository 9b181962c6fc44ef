import { buildLiftRecallProposal } from "../../../../sdk/custody/actions/build-lift-recall-proposal.ts";
import { takesUnits } from "../../../custody/shared/takes.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

interface LiftRecallOptions extends Described {
  readonly statement: string;
}

export const verb: Verb<[units: string[], options: LiftRecallOptions]> = {
  takes: (command) =>
    takesUnits(described(command)).requiredOption("--statement <uid>", "statement of anybody's that says why"),
  run: (cli, units, options) => propose(cli, (client) => buildLiftRecallProposal(client, { units, ...options })),
};
