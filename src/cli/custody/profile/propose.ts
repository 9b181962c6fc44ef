import { buildSetProfileProposal } from "../../../sdk/custody/actions/build-set-profile-proposal.ts";
import { proposeAndWait } from "../../../sdk/members/actions/council/propose.ts";
import { reserveProposal } from "../../../sdk/members/model/proposal.ts";
import { proposalTitle } from "../../../sdk/members/model/proposal-title.ts";
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
    const wanted = buildSetProfileProposal(client, { profile: readProfile(source), flow });
    const proposal = reserveProposal(wanted, client.sender.address);
    const { proposalId, receipt } = await proposeAndWait(client, { proposal });
    cli.result(`proposal ${proposalId}: ${proposalTitle(proposal)}`, { ok: true, proposalId, tx: receipt.hash });
  },
};
