import { buildDecideDisputeProposal } from "../../../../sdk/custody/actions/build-decide-dispute-proposal.ts";
import { type Decision, resolutionOf, takesDecision } from "../../../custody/shared/decision.ts";
import { second, whenOf } from "../../../custody/shared/values.ts";
import type { Verb } from "../../../shared/verb.ts";
import { type Described, described, propose } from "../../shared/propose.ts";

interface DecideDisputeOptions extends Decision, Described {
  readonly until?: number;
}

/** Longer than a vote and the timelock's delay take. */
const QUARTER = 90 * 86_400;

export const verb: Verb<[unit: string, outcome: string, options: DecideDisputeOptions]> = {
  takes: (command) =>
    takesDecision(described(command), "statement of anybody's").option(
      "--until <time>",
      "last time to execute it; 90 days from now if left out",
      second,
    ),
  async run(cli, unit, outcome, { description, until = whenOf({}) + QUARTER, ...decision }) {
    const resolution = await resolutionOf(await cli.client(), [unit, outcome, decision], until);
    const { statement } = decision;
    const given = { resolution, statement, ...(description !== undefined && { description }) };
    await propose(cli, (client) => buildDecideDisputeProposal(client, given));
  },
};
