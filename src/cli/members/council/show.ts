import { getProposal } from "../../../sdk/members/actions/council/get-proposal.ts";
import { proposalTitle } from "../../../sdk/members/model/proposal-title.ts";
import { showTime } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { findProposal, showVotes } from "../shared/proposals.ts";

export const verb: Verb<[id: string]> = {
  takes: (command) => command.argument("<id>", "its number, or the beginning as `list` shows it"),
  async run(cli, id) {
    const client = await cli.client();
    const proposal = await getProposal(client, { proposalId: await findProposal(client, id) });
    const lines = [
      proposalTitle(proposal),
      `id        ${proposal.proposalId}`,
      `state     ${proposal.state}`,
      `votes     ${showVotes(proposal)} (for/against/abstain), needs ${proposal.quorum} for`,
      `open      ${showTime(proposal.snapshot)} to ${showTime(proposal.deadline)}`,
      `execute   ${showTime(proposal.eta, "not queued")}`,
      ...proposal.targets.map((target, i) => `call      ${target} ${proposal.calldatas[i]}`),
    ];
    cli.result(lines.join("\n"), { ok: true, proposal });
  },
};
