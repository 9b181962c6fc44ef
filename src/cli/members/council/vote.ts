import { getProposal } from "../../../sdk/members/actions/council/get-proposal.ts";
import { type Support, voteAndWait } from "../../../sdk/members/actions/council/vote.ts";
import { oneOf } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { findProposal, showNext } from "../shared/proposals.ts";
import { sayState } from "../shared/say-state.ts";

export const verb: Verb<[id: string, support: Support, options: { reason?: string }]> = {
  takes: (command) =>
    command
      .argument("<id>", "its number, or the beginning as `list` shows it")
      .argument("<support>", "for, against or abstain", oneOf(["for", "against", "abstain"]))
      .option("--reason <text>", "why; everybody can read it"),
  async run(cli, id, support, { reason = "" }) {
    const client = await cli.writer();
    const proposalId = await findProposal(client, id);
    const { receipt, weight } = await sayState(client, proposalId, () =>
      voteAndWait(client, { proposalId, support, reason }),
    );
    const { state } = await getProposal(client, { proposalId });
    cli.result(`voted ${support}; the proposal is ${state} now${showNext({ proposalId, state })}`, {
      ok: true,
      proposalId,
      support,
      weight,
      state,
      tx: receipt.hash,
    });
  },
};
