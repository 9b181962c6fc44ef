import { setProfileProposal } from "../../../sdk/custody/actions/set-profile-proposal.ts";
import { proposeAndWait } from "../../../sdk/members/actions/council/propose.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { PROFILE_SOURCE, readProfile } from "../shared/profile-source.ts";

export const verb: Verb<[source: string, options: { readonly flow: number }]> = {
  takes: (command) =>
    command
      .argument("<profile>", PROFILE_SOURCE)
      .option("--flow <flow>", "number of the flow that it is the next version of", wholeNumber, 0),
  async run(cli, source, { flow }) {
    const client = await cli.writer();
    const proposal = setProfileProposal(client, { profile: readProfile(source), flow });
    const { proposalId, receipt } = await proposeAndWait(client, { proposal });
    cli.result(`proposal ${proposalId}: ${proposal.description}`, { ok: true, proposalId, tx: receipt.hash });
  },
};
